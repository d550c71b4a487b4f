'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { type Due, dueChoices, dueMoment } from '../../lib/domain/checkouts/due.ts';
import type { Session, SessionEvent } from '../../lib/domain/scans/session.ts';
import { useMoment } from '../commands/use-moment.ts';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useClock } from '../ui/use-clock.ts';
import { rememberDue } from './last-due.ts';

interface HandCardProps {
  session: Session;
  dispatch: (event: SessionEvent) => void;
}

/** Whether tubes are taken or brought back, and until when what is taken is needed. */
export const HandCard = memo(function HandCard({ session: { mode, due }, dispatch }: HandCardProps) {
  const t = useTranslations('scan.hand');
  const moment = useMoment();
  const now = useClock();
  const until = now === undefined ? undefined : dueMoment(due, new Date(now));
  const change = (to: Due) => {
    rememberDue(to);
    dispatch({ type: 'due_changed', due: to });
  };
  return (
    <section aria-label={t('label')} className="flex flex-col gap-2 border-b border-line bg-primary-soft px-4 py-3">
      <RadioGroup
        label={t('which')}
        labelHidden
        look="segments"
        value={mode === 'return' ? 'return' : 'check_out'}
        onChange={(chosen) => dispatch({ type: 'mode_changed', mode: chosen })}
        options={(['check_out', 'return'] as const).map((value) => ({ value, label: t(value) }))}
      />
      {mode === 'check_out' && (
        <Select
          label={t('due')}
          required
          value={due.choice}
          options={[...dueChoices, 'own' as const].map((value) => ({ value, label: t(`dues.${value}`) }))}
          onChange={({ target: { value } }) =>
            change({ ...due, choice: dueChoices.find((choice) => choice === value) ?? 'own' })
          }
        />
      )}
      {mode === 'check_out' && due.choice === 'own' && (
        <TextField
          type="datetime-local"
          label={t('moment')}
          required
          error={until === null ? t('over') : undefined}
          value={due.own}
          onChange={({ target: { value } }) => change({ ...due, own: value })}
        />
      )}
      <p className="font-semibold">
        {mode === 'return' ? t('askReturn') : until == null ? t('askDue') : t('askCheckOut', { moment: moment(until) })}
      </p>
    </section>
  );
});
