'use client';

import { useLocale } from 'next-intl';
import { useCallback } from 'react';
import { dateFormat } from '../ui/date-format.ts';

/** Says a moment as a day in the reader's zone. */
export function useDays(): (iso: string) => string {
  const locale = useLocale();
  return useCallback((iso) => dateFormat(locale, { dateStyle: 'medium' }).format(new Date(iso)), [locale]);
}
