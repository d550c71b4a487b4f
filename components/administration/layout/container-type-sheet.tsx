'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { v7 } from 'uuid';
import { containerKinds, type ContainerType, temperatureClasses } from '../../../lib/domain/container-types/model.ts';
import { isNameInUse } from '../../../lib/domain/commands/same-name.ts';
import { Switch } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { SheetActions } from './sheet-actions.tsx';
import { unusedName } from './unused-name.ts';
import { useActOnNamed } from './use-act-on-named.ts';
import { ChildrenField } from './children-field.tsx';
import { containerTypeForm, fieldsOf, formOf } from './container-type-form.ts';
import { GridFields } from './grid-fields.tsx';

interface ContainerTypeSheetProps {
  type: ContainerType | null;
  /** All that there are, whose names are taken. */
  all: readonly ContainerType[];
  onClose: () => void;
}

/** Makes or changes a container type. The kind of an existing type stays: what stands in its containers depends on it. */
export function ContainerTypeSheet({ type, all, onClose }: ContainerTypeSheetProps) {
  const t = useTranslations('administration.layout');
  const classNames = useTranslations('storage.temperature');
  const { act, refused } = useActOnNamed('containerTypes');
  const errorText = useErrorText('administration.layout.containerTypes.errors');
  const formId = useId();
  const form = useZodForm(containerTypeForm.extend({ name: unusedName(type, all) }), formOf(type));
  const { errors } = form.formState;
  const grid = form.watch('grid');

  const save = form.handleSubmit(async (values) => {
    const { kind, ...changes } = fieldsOf(values, type);
    const draft = type
      ? ({ name: 'edit_container_type.v1', args: { typeId: type.id, changes } } as const)
      : ({ name: 'create_container_type.v1', args: { typeId: v7(), kind, ...changes } } as const);
    if (await act([draft], t(type ? 'saved' : 'made', { name: values.name }))) onClose();
  });
  const setArchived = async (archived: boolean) => {
    if (!type) return;
    if (!archived && isNameInUse(type.name, all, type.id)) {
      form.setError('name', { message: 'name_in_use' }, { shouldFocus: true });
      return;
    }
    const draft = { name: 'edit_container_type.v1', args: { typeId: type.id, changes: { archived } } } as const;
    if (await act([draft], t(archived ? 'outOfUse' : 'backInUse', { name: type.name }))) onClose();
  };

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={type?.name ?? t('containerTypes.add')}
      refusal={refused?.text}
      actions={
        <SheetActions form={formId} archived={type?.archived ?? null} onArchive={(to) => void setArchived(to)} />
      }
    >
      <form id={formId} onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
        <TextField label={t('name')} required error={errorText(errors.name)} {...form.register('name')} />
        <Select
          label={t('containerTypes.kind')}
          required
          disabled={type !== null}
          options={containerKinds.map((kind) => ({ value: kind, label: t(`containerTypes.kinds.${kind}`) }))}
          {...form.register('kind')}
        />
        <Switch label={t('containerTypes.hasGrid')} {...form.register('grid')} />
        {grid && <GridFields form={form} own={form.getValues('labelling') === 'own'} />}
        <ChildrenField
          value={form.watch('allowedChildren')}
          error={errorText(errors.allowedChildren)}
          onChange={(next) => form.setValue('allowedChildren', next, { shouldValidate: true })}
        />
        <Select
          label={t('containerTypes.temperature')}
          placeholder={t('containerTypes.inherited')}
          options={temperatureClasses.map((one) => ({ value: one, label: classNames(one) }))}
          {...form.register('temperatureClass')}
        />
      </form>
    </Sheet>
  );
}
