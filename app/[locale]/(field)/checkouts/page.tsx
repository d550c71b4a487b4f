import { Suspense } from 'react';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { CheckoutsScreen } from '../../../../components/checkouts/checkouts-screen.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';
import { SkeletonRows } from '../../../../components/ui/skeleton.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('checkouts');
  return { title: t('title') };
}

export default function CheckoutsPage() {
  return (
    <PageMessages nouns={['checkouts']}>
      <Suspense fallback={<SkeletonRows rows={5} />}>
        <CheckoutsScreen />
      </Suspense>
    </PageMessages>
  );
}
