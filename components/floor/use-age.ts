'use client';

import { useFormatter } from 'next-intl';
import { useCallback } from 'react';
import { useClock } from '../ui/use-clock.ts';

/** How long ago a moment (ISO 8601) was, in few letters; nothing while the page is drawn on the server. */
export function useAge(): (iso: string) => string {
  const format = useFormatter();
  const now = useClock();
  return useCallback(
    (iso) => {
      if (now === undefined) return '';
      const date = new Date(iso);
      // A device clock that runs behind must not say "in 2 minutes" of something that happened.
      // `short`, since French writes the narrow form with a minus, which under a temperature reads as one more.
      return format.relativeTime(date, { now: Math.max(now, date.getTime()), style: 'short' });
    },
    [format, now],
  );
}
