import { Suspense } from 'react';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';
import { SkeletonRows } from '../../../../components/ui/skeleton.tsx';
import { CheckoutsWithCamera } from './checkouts-with-camera.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('checkouts');
  return { title: t('title') };
}

export default function CheckoutsPage() {
  return (
    <PageMessages nouns={['checkouts', 'scan', 'places', 'commands', 'errors']}>
      <Suspense fallback={<SkeletonRows rows={5} />}>
        <CheckoutsWithCamera />
      </Suspense>
    </PageMessages>
  );
}
