'use client';

import { useLocale } from 'next-intl';
import { useCallback } from 'react';
import { agoIn } from '../ui/elapsed.ts';
import { useClock } from '../ui/use-clock.ts';

/** How long ago a moment (ISO 8601) was, in few letters; nothing while the page is drawn on the server. */
export function useAge(): (iso: string) => string {
  const locale = useLocale();
  const now = useClock();
  return useCallback(
    // `short`, since French writes the narrow form with a minus, which under a temperature reads as one more.
    (iso) => (now === undefined ? '' : agoIn(locale, new Date(iso).getTime(), now, 'short')),
    [locale, now],
  );
}
