'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { Threshold } from '../../../lib/domain/thresholds/model.ts';
import { useDurations } from '../../readings/use-durations.ts';
import { useUnits } from '../../readings/use-units.ts';

/** Says limits in one line: "above −65 °C for 10 min"; what is not the temperature says what it is. */
export function useLimitWords(): (threshold: Threshold) => string {
  const t = useTranslations('administration.sensors.words');
  const names = useTranslations('administration.sensors.limits.quantities');
  const say = useUnits();
  const lasting = useDurations();
  return useCallback(
    ({ quantity, low, high, delaySeconds, silentAfterSeconds, severity }) => {
      const parts: string[] = [];
      const wait = { delay: lasting(delaySeconds), when: delaySeconds === 0 ? 'atOnce' : 'later' };
      if (quantity === 'door_open' && high !== null) {
        parts.push(t('door', { limit: say(quantity, high), ...wait }));
        return t('line', { severity: t(severity), limits: parts.join() });
      }
      if (low !== null) parts.push(t('low', { limit: say(quantity, low), ...wait }));
      if (high !== null) parts.push(t('high', { limit: say(quantity, high), ...wait }));
      if (silentAfterSeconds !== null) parts.push(t('silent', { duration: lasting(silentAfterSeconds) }));
      const line = t('line', { severity: t(severity), limits: parts.join(' · ') });
      return quantity === 'temperature' ? line : t('ofQuantity', { quantity: names(quantity), line });
    },
    [t, names, say, lasting],
  );
}
