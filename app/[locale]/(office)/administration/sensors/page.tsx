import { Suspense } from 'react';
import { SensorsAdministration } from '../../../../../components/administration/sensors/sensors-administration.tsx';
import { PageMessages } from '../../../../../components/shell/page-messages.tsx';
import { SkeletonRows } from '../../../../../components/ui/skeleton.tsx';

export default function SensorsAdministrationPage() {
  return (
    <PageMessages nouns={['administration', 'gateways', 'readings', 'shipments', 'storage', 'errors']}>
      <Suspense fallback={<SkeletonRows rows={5} />}>
        <SensorsAdministration />
      </Suspense>
    </PageMessages>
  );
}
