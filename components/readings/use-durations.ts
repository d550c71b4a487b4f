'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Says how long something lasted, in the two units that matter: "3 h 20 min". */
export function useDurations(): (seconds: number) => string {
  const t = useTranslations('readings.durations');
  return useCallback(
    (seconds) => {
      const whole = Math.max(0, Math.round(seconds));
      if (whole < MINUTE) return t('seconds', { seconds: whole });
      if (whole < HOUR) return t('minutes', { minutes: Math.floor(whole / MINUTE) });
      const minutes = Math.floor((whole % HOUR) / MINUTE);
      if (whole < DAY) return t('hours', { hours: Math.floor(whole / HOUR), minutes });
      return t('days', { days: Math.floor(whole / DAY), hours: Math.floor((whole % DAY) / HOUR) });
    },
    [t],
  );
}
