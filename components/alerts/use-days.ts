'use client';

import { useLocale } from 'next-intl';
import { useCallback, useMemo } from 'react';

/** Says a moment as a day in the reader's zone. */
export function useDays(): (iso: string) => string {
  const locale = useLocale();
  const format = useMemo(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }), [locale]);
  return useCallback((iso) => format.format(new Date(iso)), [format]);
}
