'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';

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
