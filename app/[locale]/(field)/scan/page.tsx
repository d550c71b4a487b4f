import { Suspense } from 'react';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { ScanPage } from '../../../../components/scan/scan-page.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';
import { Page } from '../../../../components/shell/page.tsx';
import { BusyWhileShown } from './busy-while-shown.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('scan');
  return { title: t('title') };
}

export default async function ScanRoute() {
  const t = await getTranslations('scan');
  return (
    <PageMessages nouns={['scan', 'places']}>
      <Page title={t('title')} titleHidden width="full">
        <BusyWhileShown />
        <Suspense>
          <ScanPage />
        </Suspense>
      </Page>
    </PageMessages>
  );
}
