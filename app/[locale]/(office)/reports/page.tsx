import { Suspense } from 'react';
import { ReportsScreen } from '../../../../components/reports/reports-screen.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';
import { SkeletonRows } from '../../../../components/ui/skeleton.tsx';

export default function ReportsPage() {
  return (
    <PageMessages nouns={['reports', 'readings', 'errors']}>
      <Suspense fallback={<SkeletonRows rows={5} />}>
        <ReportsScreen />
      </Suspense>
    </PageMessages>
  );
}
