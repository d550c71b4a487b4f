'use client';

import { useLocale } from 'next-intl';
import { useCallback } from 'react';
import { dateFormat } from '../ui/date-format.ts';

/** Writes a moment to come as people agree on it: day and time of this device's zone. */
export function useMoment(): (iso: string) => string {
  const locale = useLocale();
  return useCallback(
    (iso) => dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso)),
    [locale],
  );
}
