import { Suspense } from 'react';
import { FloorScreen } from '../../../../components/floor/floor-screen.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';
import { SkeletonRows } from '../../../../components/ui/skeleton.tsx';

export default function FloorPage() {
  return (
    <PageMessages nouns={['floor', 'readings', 'live', 'errors']}>
      <Suspense fallback={<SkeletonRows rows={5} />}>
        <FloorScreen />
      </Suspense>
    </PageMessages>
  );
}
