'use client';

import { useTranslations } from 'next-intl';
import { type Due, dueChoices } from '../../lib/domain/checkouts/due.ts';
import { RadioGroup } from '../ui/radio-group.tsx';
import { TextField } from '../ui/text-field.tsx';

interface DueFieldProps {
  due: Due;
  onChange: (due: Due) => void;
  /** Somebody wanted to go on with a moment that is none. */
  wrong: boolean;
}

/** Asks until when. */
export function DueField({ due, onChange, wrong }: DueFieldProps) {
  const t = useTranslations('checkouts.out');
  return (
    <div className="flex flex-col gap-2">
      <RadioGroup
        label={t('due')}
        value={due.choice}
        onChange={(choice) => onChange({ ...due, choice })}
        options={[...dueChoices, 'own' as const].map((value) => ({ value, label: t(value) }))}
      />
      {due.choice === 'own' && (
        <TextField
          type="datetime-local"
          label={t('moment')}
          required
          error={wrong ? t('past') : undefined}
          value={due.own}
          onChange={(event) => onChange({ ...due, own: event.target.value })}
        />
      )}
    </div>
  );
}
