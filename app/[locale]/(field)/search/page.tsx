import { Suspense } from 'react';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { SearchScreen } from '../../../../components/search/search-screen.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';
import { Page } from '../../../../components/shell/page.tsx';
import { SkeletonRows } from '../../../../components/ui/skeleton.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('search');
  return { title: t('title') };
}

export default async function SearchPage() {
  const t = await getTranslations('search');
  return (
    <PageMessages nouns={['search', 'places', 'errors']}>
      <Page title={t('title')}>
        <Suspense fallback={<SkeletonRows />}>
          <SearchScreen />
        </Suspense>
      </Page>
    </PageMessages>
  );
}
