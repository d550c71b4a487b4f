'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { z } from 'zod';
import type { Device } from '../../lib/domain/devices/model.ts';
import { useActHere } from '../commands/use-act-here.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { useZodForm } from '../ui/form/use-zod-form.ts';
import { TextField } from '../ui/text-field.tsx';
import { aboutDevice } from './about-device.ts';

const schema = z.object({ reason: z.string().trim().min(1).max(500) });
const REASONS = ['lost', 'broken', 'reset'] as const;

interface LostSheetProps {
  device: Device;
  /** Whose it is, where that is known. */
  person: string | undefined;
  onClose: () => void;
}

/** Asks why a device does not come back, and says what that means for what is still on it. */
export function LostSheet({ device, person, onClose }: LostSheetProps) {
  const t = useTranslations('live.lost');
  const { act, refused } = useActHere();
  const formId = useId();
  const about = aboutDevice(device, person);
  const { register, handleSubmit, formState, setValue } = useZodForm(schema, { reason: '' });
  const submit = handleSubmit(async ({ reason }) => {
    const said = { text: t('done', about) };
    if (await act([{ name: 'retire_device.v1', args: { deviceId: device.id, reason } }], said)) onClose();
  });
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', about)}
      refusal={refused?.text}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={formId} variant="danger" busy={formState.isSubmitting}>
            {t('declare')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
        <TextField
          label={t('reason')}
          required
          error={formState.errors.reason && t('missing')}
          {...register('reason')}
        />
        <div role="group" aria-label={t('reason')} className="flex flex-wrap gap-2">
          {REASONS.map((reason) => (
            <Button
              key={reason}
              onClick={() => setValue('reason', t(`reasons.${reason}`), { shouldValidate: true, shouldDirty: true })}
            >
              {t(`reasons.${reason}`)}
            </Button>
          ))}
        </div>
        <p className="text-sm text-muted">{t('text')}</p>
      </form>
    </Sheet>
  );
}
