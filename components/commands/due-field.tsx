'use client';

import { useTranslations } from 'next-intl';
import { type DueChoice, dueAfter, dueChoices } from '../../lib/domain/checkouts/due.ts';
import { fromLocalField } from '../ui/local-field.ts';
import { RadioGroup } from '../ui/radio-group.tsx';
import { TextField } from '../ui/text-field.tsx';

/** Until when: one of the usual answers, or a moment of one's own as the field has it. */
export interface Due {
  readonly choice: DueChoice | 'own';
  readonly own: string;
}

/** What most people mean. */
export const usualDue: Due = { choice: 'today', own: '' };

/** The moment that was chosen, counted from now; null when it is missing or over. */
export function dueMoment({ choice, own }: Due, now: Date): string | null {
  if (choice !== 'own') return dueAfter(choice, now);
  const moment = fromLocalField(own);
  return moment !== null && Date.parse(moment) > now.getTime() ? moment : null;
}

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
