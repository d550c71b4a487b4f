'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { Threshold } from '../../../lib/domain/thresholds/model.ts';
import { useDurations } from '../../readings/use-durations.ts';
import { useUnits } from '../../readings/use-units.ts';

/** Says limits in one line: "above −65 °C for 10 min". */
export function useLimitWords(): (threshold: Threshold) => string {
  const t = useTranslations('administration.sensors.words');
  const say = useUnits();
  const lasting = useDurations();
  return useCallback(
    ({ low, high, delaySeconds, silentAfterSeconds, severity }) => {
      const parts: string[] = [];
      const wait = { delay: lasting(delaySeconds), when: delaySeconds === 0 ? 'atOnce' : 'later' };
      if (low !== null) parts.push(t('low', { limit: say('temperature', low), ...wait }));
      if (high !== null) parts.push(t('high', { limit: say('temperature', high), ...wait }));
      if (silentAfterSeconds !== null) parts.push(t('silent', { duration: lasting(silentAfterSeconds) }));
      return `${t(severity)}: ${parts.join(' · ')}`;
    },
    [t, say, lasting],
  );
}
