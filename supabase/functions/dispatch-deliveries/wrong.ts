import type { createTranslator } from 'use-intl/core';
import type { AlertKind } from '../../../lib/domain/alerts/model.ts';
import type en from '../../../locales/en/deliveries.json';
import type { Claimed } from './claimed.ts';

/** How a language says things: its words, since when it is so, a value with its unit, a day. */
interface Speech {
  readonly t: ReturnType<typeof createTranslator<{ deliveries: typeof en }, 'deliveries'>>;
  readonly since: string;
  /** When it is said. */
  readonly now: string;
  readonly value: (number: number | null) => string;
  readonly day: (at: string) => string;
}

/** What is wrong, in one sentence; every kind of alert has its own. */
export function wrongOf(alert: NonNullable<Claimed['alert']>, { t, since, now, value, day }: Speech): string {
  const { quantity, limit, items, dueAt, startedAt, endedAt } = alert;
  const sensor = alert.sensor ?? alert.subject ?? '';
  const direction = alert.direction ?? 'high';
  const due = dueAt ?? startedAt;
  const when = { past: Date.parse(due) < Date.parse(endedAt ?? now) ? 'yes' : 'no', date: day(due) };
  const sentences: Readonly<Record<AlertKind, () => string>> = {
    sensor_silent: () => t('silent', { sensor, since }),
    excursion: () => t('outside', { sensor, quantity: quantity ?? 'temperature', direction, limit: value(limit) }),
    door_open: () => t('door_open', { sensor, since }),
    drift: () => t('drift', { sensor, since, direction }),
    level_shift: () => t('level_shift', { sensor, since, direction }),
    variability: () => t('variability', { sensor, since, direction }),
    stuck: () => t('stuck', { sensor, since }),
    conflict_open: () => t('conflict_open', { subject: sensor, since }),
    device_stale: () => t('device_stale', { subject: sensor, since, count: items ?? 0 }),
    checkout_overdue: () => t('checkout_overdue', { subject: sensor, date: when.date }),
    sample_expiring: () => t('sample_expiring', { count: items ?? 0, ...when }),
    calibration_due: () => t('calibration_due', { sensor, ...when }),
    shipment_overdue: () => t('shipment_overdue', { subject: sensor, date: when.date }),
  };
  return sentences[alert.kind]();
}
