import { Suspense } from 'react';
import { SensorsScreen } from '../../../../components/sensors/sensors-screen.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';
import { SkeletonRows } from '../../../../components/ui/skeleton.tsx';

export default function SensorsPage() {
  return (
    <PageMessages nouns={['sensors', 'readings', 'live', 'errors', 'imports']}>
      <Suspense fallback={<SkeletonRows rows={5} />}>
        <SensorsScreen />
      </Suspense>
    </PageMessages>
  );
}
