import { Suspense } from 'react';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';
import { SkeletonRows } from '../../../../components/ui/skeleton.tsx';
import { ShipmentsWithCamera } from './shipments-with-camera.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shipments');
  return { title: t('title') };
}

export default function ShipmentsPage() {
  return (
    <PageMessages nouns={['shipments', 'scan', 'storage', 'readings', 'sensors', 'live', 'commands', 'errors']}>
      <Suspense fallback={<SkeletonRows rows={5} />}>
        <ShipmentsWithCamera />
      </Suspense>
    </PageMessages>
  );
}
