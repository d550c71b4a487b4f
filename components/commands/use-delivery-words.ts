'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';

/** Says why something did not get through, in the reader's words; a status of the other side stays beside them. */
export function useDeliveryReason(): (problem: string | null) => string {
  const t = useTranslations('channels.reasons');
  return useCallback(
    (problem) => {
      const [code = '', ...detail] = (problem ?? 'unknown').split(' ');
      const words = t.has(code) ? t(code) : t('unknown');
      return detail.length === 0 ? words : `${words} (${detail.join(' ')})`;
    },
    [t],
  );
}

/** Says a moment as a date and a time, in the reader's zone. */
export function useMomentWords(): (iso: string) => string {
  const locale = useLocale();
  const format = useMemo(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }), [locale]);
  return useCallback((iso) => format.format(new Date(iso)), [format]);
}
