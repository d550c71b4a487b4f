'use client';

import { useTranslations } from 'next-intl';
import { v7 } from 'uuid';
import { z } from 'zod';
import { nameField } from '../../commands/name-field.ts';
import { temperatureClassSchema, temperatureClasses } from '../../../lib/domain/container-types/model.ts';
import type { SampleType } from '../../../lib/domain/sample-types/model.ts';
import { useActHere } from '../../commands/use-act-here.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { ColorField } from '../../ui/color-field.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { colorCode } from '../../ui/form/color-code.ts';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { TextField } from '../../ui/text-field.tsx';
import { toggledIn } from './toggled-in.ts';

const formSchema = z.object({
  name: nameField(120),
  colour: colorCode,
  temperatureClasses: z.array(temperatureClassSchema),
});

/** Makes or changes a sample type. */
export function SampleTypeSheet({ type, onClose }: { type: SampleType | null; onClose: () => void }) {
  const t = useTranslations('administration.layout');
  const classNames = useTranslations('storage.temperature');
  const { act, refused } = useActHere();
  const errorText = useErrorText();
  const form = useZodForm(formSchema, {
    name: type?.name ?? '',
    colour: type?.colour ?? '#0e7490',
    temperatureClasses: type?.temperatureClasses ?? [],
  });
  const chosen = form.watch('temperatureClasses');

  const save = form.handleSubmit(async (values) => {
    const draft = type
      ? ({ name: 'edit_sample_type.v1', args: { sampleTypeId: type.id, changes: values } } as const)
      : ({ name: 'create_sample_type.v1', args: { sampleTypeId: v7(), ...values } } as const);
    if (await act([draft], { text: t(type ? 'saved' : 'made', { name: values.name }) })) onClose();
  });
  const setArchived = async (archived: boolean) => {
    if (!type) return;
    const draft = { name: 'edit_sample_type.v1', args: { sampleTypeId: type.id, changes: { archived } } } as const;
    if (await act([draft], { text: t('saved', { name: type.name }) })) onClose();
  };

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={type?.name ?? t('sampleTypes.add')}
      refusal={refused?.text}
    >
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
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
