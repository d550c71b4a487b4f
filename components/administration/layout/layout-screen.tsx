'use client';

import { useTranslations } from 'next-intl';
import { Page } from '../../shell/page.tsx';
import { AdministratorsOnly } from '../gate.tsx';
import { ContainerTypesCard } from './container-types-card.tsx';
import { SampleTypesCard } from './sample-types-card.tsx';
import { SitesCard } from './sites-card.tsx';

/** The sites of the laboratory and the types its storage and samples are made of. */
export function LayoutScreen() {
  const t = useTranslations('administration.layout');
  return (
    <AdministratorsOnly>
      <Page title={t('title')} intro={t('intro')} width="wide">
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <ContainerTypesCard />
          <div className="flex flex-col gap-5">
            <SitesCard />
            <SampleTypesCard />
          </div>
        </div>
      </Page>
    </AdministratorsOnly>
  );
}
