'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { z } from 'zod';
import type { Sample } from '../../lib/domain/samples/model.ts';
import { useActHere } from '../commands/use-act-here.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { useErrorText } from '../ui/form/use-error-text.ts';
import { withLimit } from '../ui/form/with-limit.ts';
import { useZodForm } from '../ui/form/use-zod-form.ts';
import { TextField } from '../ui/text-field.tsx';

const schema = z.object({ reason: z.string().trim().min(1, 'reason').max(500, withLimit('longest', 500)) });

interface ReasonSheetProps {
  sample: Sample;
  /** Take it out of its place, or delete a mistaken registration. */
  deed: 'remove' | 'delete';
  onClose: () => void;
}

/** Takes a sample out or deletes it, with the reason that the history keeps. */
export function ReasonSheet({ sample, deed, onClose }: ReasonSheetProps) {
  const t = useTranslations(`samples.${deed}`);
  const common = useTranslations('samples.reasons');
  const errorText = useErrorText('samples.errors');
  const { act, refused } = useActHere();
  const formId = useId();
  const name = sample.name || sample.barcode;
  const { register, handleSubmit, formState, setValue } = useZodForm(schema, { reason: '' });
  const submit = handleSubmit(async ({ reason }) => {
    const command = deed === 'remove' ? 'remove_sample.v1' : 'delete_sample.v1';
    if (await act([{ name: command, args: { sampleId: sample.id, reason } }], { text: t('done', { sample: name }) }))
      onClose();
  });
  const suggestions =
    deed === 'remove' ? (['use', 'transfer', 'check'] as const) : (['mistake', 'double', 'label_wrong'] as const);
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { sample: name })}
      description={t('text')}
      refusal={refused?.text}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button
            type="submit"
            form={formId}
            variant={deed === 'delete' ? 'danger' : 'primary'}
            busy={formState.isSubmitting}
          >
            {t('action')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
        <div className="flex flex-wrap gap-2">
          {suggestions.map((suggestion) => (
            <Button
              key={suggestion}
              onClick={() => setValue('reason', common(suggestion), { shouldValidate: true, shouldDirty: true })}
            >
              {common(suggestion)}
            </Button>
          ))}
        </div>
        <TextField
          label={common('label')}
          required
          error={errorText(formState.errors.reason)}
          {...register('reason')}
        />
      </form>
    </Sheet>
  );
}
