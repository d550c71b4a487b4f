'use client';

import { useTranslations } from 'next-intl';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { TextField } from '../../ui/text-field.tsx';

interface SpanFieldsProps {
  from: UseFormRegisterReturn;
  to: UseFormRegisterReturn;
  errors: { from: string | undefined; to: string | undefined };
}

/** From when until when, in the zone of this device. */
export function SpanFields({ from, to, errors }: SpanFieldsProps) {
  const t = useTranslations('duty');
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextField label={t('from')} type="datetime-local" required error={errors.from} {...from} />
      <TextField label={t('to')} type="datetime-local" required error={errors.to} {...to} />
    </div>
  );
}
