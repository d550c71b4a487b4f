'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import { beyondLimit } from '../../lib/domain/alerts/order.ts';
import { useDurations } from '../readings/use-durations.ts';
import { useUnits } from '../readings/use-units.ts';
import { useDays } from '../commands/use-days.ts';

/** Says what is wrong in one sentence with units: "12.5 °C above the limit of −70 °C"; `now` in milliseconds. */
export function useAlertWords(): (alert: Alert, now: number) => string {
  const t = useTranslations('alerts.wrong');
  const say = useUnits();
  const lasting = useDurations();
  const day = useDays();
  return useCallback(
    (alert, now) => {
      const { kind, quantity, direction, limit, startedAt, endedAt, dueAt } = alert;
      const until = endedAt === null ? now : Date.parse(endedAt);
      const duration = lasting((until - Date.parse(startedAt)) / 1000);
      if (kind === 'sensor_silent') return t('silent', { duration });
      if (kind === 'conflict_open') return t(kind, { duration });
      if (kind === 'device_stale') return t(kind, { count: alert.items ?? 0, duration });
      if (
        kind === 'checkout_overdue' ||
        kind === 'sample_expiring' ||
        kind === 'calibration_due' ||
        kind === 'shipment_overdue'
      ) {
        const at = dueAt ?? startedAt;
        return t(kind, { past: Date.parse(at) < until ? 'yes' : 'no', date: day(at) });
      }
      if (kind !== 'excursion') return t(kind, { direction: direction ?? 'high', duration });
      const beyond = beyondLimit(alert);
      if (quantity === null || direction === null || limit === null || beyond === null) return t('unknown');
      return t(direction, { quantity, beyond: say(quantity, beyond), limit: say(quantity, limit) });
    },
    [t, say, lasting, day],
  );
}
