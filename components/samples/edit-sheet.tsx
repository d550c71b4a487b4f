'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { type Sample, quantityUnits } from '../../lib/domain/samples/model.ts';
import { useActHere } from '../commands/use-act-here.ts';
import { useQuery } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { useErrorText } from '../ui/form/use-error-text.ts';
import { useZodForm } from '../ui/form/use-zod-form.ts';
import { Select } from '../ui/select.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { useUnit } from '../commands/use-unit.ts';
import { changesOf, editFormSchema, formOf } from './edit-form.ts';

/** Changes what is written about a sample. */
export function EditSheet({ sample, onClose }: { sample: Sample; onClose: () => void }) {
  const t = useTranslations('samples.edit');
  const errorText = useErrorText('samples.errors');
  const { act, refused } = useActHere();
  const formId = useId();
  const before = formOf(sample);
  const unitName = useUnit();
  const types = useQuery((held) => held.all('sample_type'), []) ?? [];
  const { register, handleSubmit, formState } = useZodForm(editFormSchema, before);
  const { errors, isSubmitting } = formState;
  const save = handleSubmit(async (after) => {
    const changes = changesOf(before, after);
    if (Object.keys(changes).length === 0) {
      onClose();
      return;
    }
    const draft = { name: 'edit_sample.v1', args: { sampleId: sample.id, changes } } as const;
    if (await act([draft], { text: t('saved', { sample: after.name || sample.barcode }) })) onClose();
  });
  const usable = types.filter(({ doc }) => !doc.archived || doc.id === sample.sampleTypeId);
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      refusal={refused?.text}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={isSubmitting}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void save(event)} noValidate className="flex flex-col gap-4">
        <TextField label={t('name')} error={errorText(errors.name)} {...register('name')} />
        <TextField label={t('externalId')} code error={errorText(errors.externalId)} {...register('externalId')} />
        <Select
          label={t('type')}
          required
          // The options come from the device a moment later; the list must not open on another type.
          key={usable.length}
          options={usable.map(({ doc }) => ({ value: doc.id, label: doc.name }))}
          error={errorText(errors.sampleTypeId)}
          {...register('sampleTypeId')}
        />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={t('quantity')}
            type="number"
            inputMode="decimal"
            step="any"
            min={0}
            error={errorText(errors.quantity)}
            {...register('quantity')}
          />
          <Select
            label={t('unit')}
            placeholder={t('noUnit')}
            options={quantityUnits.map((unit) => ({ value: unit, label: unitName(unit) }))}
            error={errorText(errors.unit)}
            {...register('unit')}
          />
        </div>
        <TextField
          label={t('hazards')}
          hint={t('hazardsHint')}
          error={errorText(errors.hazards)}
          {...register('hazards')}
        />
        <TextField
          label={t('collectedAt')}
          type="datetime-local"
          error={errorText(errors.collectedAt)}
          {...register('collectedAt')}
        />
        <TextField label={t('expiresAt')} type="datetime-local" {...register('expiresAt')} />
        <TextArea label={t('notes')} error={errorText(errors.notes)} {...register('notes')} />
      </form>
    </Sheet>
  );
}
