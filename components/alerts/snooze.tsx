'use client';

import { useTranslations } from 'next-intl';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import { useAct } from '../commands/use-act.ts';
import { useMay } from '../commands/use-may.ts';
import { useDurations } from '../readings/use-durations.ts';
import { Select } from '../ui/select.tsx';

const MINUTES = [15, 30, 60, 120, 240, 480] as const;

/** Lets an alert rest for a while: nobody is called until then, and it stays open. */
export function Snooze({ alert, name }: { alert: Alert; name: string }) {
  const t = useTranslations('alerts.snooze');
  const act = useAct();
  const may = useMay();
  const lasting = useDurations();
  if (alert.acknowledgedAt !== null || alert.endedAt !== null || !may('snooze_alert.v1')) return null;
  const snooze = (minutes: number) =>
    void act([{ name: 'snooze_alert.v1', args: { alertId: alert.id, minutes } }], {
      text: t('done', { name, duration: lasting(minutes * 60) }),
    });
  return (
    <Select
      label={t('label', { name })}
      labelHidden
      required
      placeholder={t('choose')}
      options={MINUTES.map((minutes) => ({
        value: String(minutes),
        label: t('for', { duration: lasting(minutes * 60) }),
      }))}
      value=""
      onChange={(event) => event.target.value !== '' && snooze(Number(event.target.value))}
    />
  );
}
