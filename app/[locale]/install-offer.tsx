'use client';

import { useTranslations } from 'next-intl';
import { InstallCard } from '../../components/pwa/install-card.tsx';
import { useBrand } from '../../components/shell/brand-store.ts';

/** Offers to install the app under the name of the laboratory that was chosen. */
export function InstallOffer({ always = false }: { always?: boolean }) {
  const t = useTranslations('shell');
  const brand = useBrand();
  return <InstallCard name={brand?.name ?? t('product')} always={always} />;
}
