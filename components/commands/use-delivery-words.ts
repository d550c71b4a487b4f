'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { reasonForPerson } from '../../lib/domain/contact-ways/rules/reason.ts';

/**
 * Says why something did not get through, in the reader's words; a status of the other side stays beside them. `toPerson` says it to whoever did
 * not get it, who can see to their own address and to no channel.
 */
export function useDeliveryReason(toPerson = false): (problem: string | null) => string {
  const t = useTranslations('channels');
  return useCallback(
    (problem) => {
      const told = problem ?? 'unknown';
      const [code = '', ...detail] = (toPerson ? reasonForPerson(told) : told).split(' ');
      const key = toPerson && t.has(`toPerson.${code}`) ? `toPerson.${code}` : `reasons.${code}`;
      const words = t.has(key) ? t(key) : t('reasons.unknown');
      return detail.length === 0 ? words : `${words} (${detail.join(' ')})`;
    },
    [t, toPerson],
  );
}
