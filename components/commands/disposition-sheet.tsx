'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { z } from 'zod';
import { MOST_DECIDED } from '../../lib/domain/samples/rules/disposition.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { useZodForm } from '../ui/form/use-zod-form.ts';
import { TextField } from '../ui/text-field.tsx';
import { useActHere } from './use-act-here.ts';

const schema = z.object({ reason: z.string().trim().min(1).max(500) });

/** What can be decided about samples. */
export type Decision = 'quarantine' | 'release' | 'discard';

const REASONS = {
  quarantine: ['excursion', 'damage', 'check'],
  release: ['stable', 'tested'],
  discard: ['excursion', 'damage', 'unusable'],
} as const;

interface DispositionSheetProps {
  decision: Decision;
  sampleIds: readonly string[];
  /** Of the only sample, when it is one. */
  name: string;
  /** The alert after which it is decided. */
  alertId: string | null;
  onClose: () => void;
}

/** Decides about samples, with the reason that their histories keep. */
export function DispositionSheet({ decision, sampleIds, name, alertId, onClose }: DispositionSheetProps) {
  const t = useTranslations('dispositions');
  const { act, refused } = useActHere();
  const formId = useId();
  const { register, handleSubmit, formState, setValue } = useZodForm(schema, { reason: '' });
  const facts = { count: sampleIds.length, sample: name };
  const submit = handleSubmit(async ({ reason }) => {
    const all = sampleIds.map((sampleId) => ({ sampleId }));
    const drafts = Array.from({ length: Math.ceil(all.length / MOST_DECIDED) }, (_, n) => ({
      name: `${decision}_samples.v1` as const,
      args: { samples: all.slice(n * MOST_DECIDED, (n + 1) * MOST_DECIDED), because: { reason, alertId } },
    }));
    if (await act(drafts, { text: t(`${decision}.done`, facts) })) onClose();
  });
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`${decision}.title`, facts)}
      description={t(`${decision}.text`)}
      refusal={refused?.text}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            form={formId}
            variant={decision === 'discard' ? 'danger' : 'primary'}
            busy={formState.isSubmitting}
          >
            {t(`${decision}.action`)}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
        <div className="flex flex-wrap gap-2">
          {REASONS[decision].map((reason) => (
            <Button
              key={reason}
              onClick={() => setValue('reason', t(`reasons.${reason}`), { shouldValidate: true, shouldDirty: true })}
            >
              {t(`reasons.${reason}`)}
            </Button>
          ))}
        </div>
        <TextField
          label={t('label')}
          required
          error={formState.errors.reason && t('missing')}
          {...register('reason')}
        />
      </form>
    </Sheet>
  );
}
