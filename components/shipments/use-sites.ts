'use client';

import { useTranslations } from 'next-intl';
import { useQuery } from '../sync/index.ts';

/** What a site is called; one that this device does not know (yet) is some other site. */
export function useSites(): (id: string) => string {
  const t = useTranslations('shipments');
  const sites = useQuery((held) => held.all('site'), []);
  return (id) => sites?.find(({ doc }) => doc.id === id)?.doc.name ?? t('otherSite');
}
