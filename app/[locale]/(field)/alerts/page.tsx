import { Suspense } from 'react';
import { AlertsScreen } from '../../../../components/alerts/alerts-screen.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';
import { SkeletonRows } from '../../../../components/ui/skeleton.tsx';

export default function AlertsPage() {
  return (
    <PageMessages nouns={['alerts', 'channels', 'readings', 'live', 'errors', 'dispositions']}>
      <Suspense fallback={<SkeletonRows rows={4} />}>
        <AlertsScreen />
      </Suspense>
    </PageMessages>
  );
}
