'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useBrand } from '../../components/shell/brand-store.ts';

/* It stands below everything else: no field screen waits for it. */
const InstallCard = dynamic(
  () => import('../../components/pwa/install-card.tsx').then((module) => module.InstallCard),
  {
    ssr: false,
  },
);

/** Offers to install the app under the name of the laboratory that was chosen. */
export function InstallOffer({ always = false }: { always?: boolean }) {
  const t = useTranslations('shell');
  const brand = useBrand();
  return <InstallCard name={brand?.name ?? t('product')} always={always} />;
}
