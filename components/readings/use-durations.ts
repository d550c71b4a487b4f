'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { durationOf } from '../../lib/domain/readings/duration.ts';

/** Says how long something lasted, in the two units that matter: "3 h 20 min". */
export function useDurations(): (seconds: number) => string {
  const t = useTranslations('readings.durations');
  return useCallback(
    (seconds) => {
      const { in: unit, ...figures } = durationOf(seconds);
      return t(unit, figures).trim();
    },
    [t],
  );
}
