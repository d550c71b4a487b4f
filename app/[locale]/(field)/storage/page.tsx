import { Suspense } from 'react';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';
import { StorageScreen } from '../../../../components/storage/storage-screen.tsx';
import { SkeletonRows } from '../../../../components/ui/skeleton.tsx';

export default function StoragePage() {
  return (
    <PageMessages nouns={['storage', 'places', 'checkouts', 'readings', 'errors']}>
      <Suspense fallback={<SkeletonRows rows={5} />}>
        <StorageScreen />
      </Suspense>
    </PageMessages>
  );
}
