'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { v7 } from 'uuid';
import { z } from 'zod';
import { temperatureClassSchema, temperatureClasses } from '../../../lib/domain/container-types/model.ts';
import type { SampleType } from '../../../lib/domain/sample-types/model.ts';
import { isNameInUse } from '../../../lib/domain/commands/same-name.ts';
import { Checkbox } from '../../ui/choice.tsx';
import { ColorField } from '../../ui/color-field.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { colorCode } from '../../ui/form/color-code.ts';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { TextField } from '../../ui/text-field.tsx';
import { SheetActions } from './sheet-actions.tsx';
import { unusedName } from './unused-name.ts';
import { useActOnNamed } from './use-act-on-named.ts';
import { toggledIn } from './toggled-in.ts';

const formSchema = z.object({
  colour: colorCode,
  temperatureClasses: z.array(temperatureClassSchema),
});

interface SampleTypeSheetProps {
  type: SampleType | null;
  /** All that there are, whose names are taken. */
  all: readonly SampleType[];
  onClose: () => void;
}

/** Makes or changes a sample type. */
export function SampleTypeSheet({ type, all, onClose }: SampleTypeSheetProps) {
  const t = useTranslations('administration.layout');
  const classNames = useTranslations('storage.temperature');
  const { act, refused } = useActOnNamed('sampleTypes');
  const errorText = useErrorText('administration.layout.sampleTypes.errors');
  const formId = useId();
  const form = useZodForm(formSchema.extend({ name: unusedName(type, all) }), {
    name: type?.name ?? '',
    colour: type?.colour ?? '#0e7490',
    temperatureClasses: type?.temperatureClasses ?? [],
  });
  const chosen = form.watch('temperatureClasses');

  const save = form.handleSubmit(async (values) => {
    const draft = type
      ? ({ name: 'edit_sample_type.v1', args: { sampleTypeId: type.id, changes: values } } as const)
      : ({ name: 'create_sample_type.v1', args: { sampleTypeId: v7(), ...values } } as const);
    if (await act([draft], t(type ? 'saved' : 'made', { name: values.name }))) onClose();
  });
  const setArchived = async (archived: boolean) => {
    if (!type) return;
    if (!archived && isNameInUse(type.name, all, type.id)) {
      form.setError('name', { message: 'name_in_use' }, { shouldFocus: true });
      return;
    }
    const draft = { name: 'edit_sample_type.v1', args: { sampleTypeId: type.id, changes: { archived } } } as const;
    if (await act([draft], t(archived ? 'outOfUse' : 'backInUse', { name: type.name }))) onClose();
  };

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={type?.name ?? t('sampleTypes.add')}
      refusal={refused?.text}
      actions={
        <SheetActions form={formId} archived={type?.archived ?? null} onArchive={(to) => void setArchived(to)} />
      }
    >
      <form id={formId} onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
        <TextField
          label={t('name')}
          required
          error={errorText(form.formState.errors.name)}
          {...form.register('name')}
        />
        <ColorField
          label={t('sampleTypes.colour')}
          required
          error={errorText(form.formState.errors.colour)}
          value={form.watch('colour')}
          onPick={(colour) => form.setValue('colour', colour, { shouldValidate: true })}
          {...form.register('colour')}
        />
        <fieldset>
          <legend className="text-sm font-semibold">{t('sampleTypes.suits')}</legend>
          <p className="text-sm text-muted">{t('sampleTypes.suitsHint')}</p>
          {temperatureClasses.map((one) => (
            <Checkbox
              key={one}
              label={classNames(one)}
              checked={chosen.includes(one)}
              onChange={() => form.setValue('temperatureClasses', toggledIn(chosen, one))}
            />
          ))}
        </fieldset>
      </form>
    </Sheet>
  );
}
