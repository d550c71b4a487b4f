'use client';

import { useTranslations } from 'next-intl';
import { v7 } from 'uuid';
import { containerKinds, type ContainerType, temperatureClasses } from '../../../lib/domain/container-types/model.ts';
import { useActHere } from '../../commands/use-act-here.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ChildrenField } from './children-field.tsx';
import { containerTypeForm, fieldsOf, formOf } from './container-type-form.ts';
import { GridFields } from './grid-fields.tsx';

/** Makes or changes a container type. The kind of an existing type stays: what stands in its containers depends on it. */
export function ContainerTypeSheet({ type, onClose }: { type: ContainerType | null; onClose: () => void }) {
  const t = useTranslations('administration.layout');
  const classNames = useTranslations('storage.temperature');
  const { act, refused } = useActHere();
  const errorText = useErrorText();
  const form = useZodForm(containerTypeForm, formOf(type));
  const { errors } = form.formState;
  const grid = form.watch('grid');

  const save = form.handleSubmit(async (values) => {
    const { kind, ...changes } = fieldsOf(values, type);
    const draft = type
      ? ({ name: 'edit_container_type.v1', args: { typeId: type.id, changes } } as const)
      : ({ name: 'create_container_type.v1', args: { typeId: v7(), kind, ...changes } } as const);
    if (await act([draft], { text: t(type ? 'saved' : 'made', { name: values.name }) })) onClose();
  });
  const setArchived = async (archived: boolean) => {
    if (!type) return;
    const draft = { name: 'edit_container_type.v1', args: { typeId: type.id, changes: { archived } } } as const;
    if (await act([draft], { text: t('saved', { name: type.name }) })) onClose();
  };

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={type?.name ?? t('containerTypes.add')}
      refusal={refused?.text}
    >
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
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
        <Button type="submit" variant="primary">
          {t('save')}
        </Button>
        {type && (
          <Button variant="quiet" onClick={() => void setArchived(!type.archived)}>
            {t(type.archived ? 'restore' : 'archive')}
          </Button>
        )}
      </form>
    </Sheet>
  );
}
