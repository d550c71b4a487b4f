import { Suspense } from 'react';
import { LiveScreen } from '../../../../components/live/live-screen.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';
import { SkeletonRows } from '../../../../components/ui/skeleton.tsx';

export default function LivePage() {
  return (
    <PageMessages nouns={['live', 'errors']}>
      <Suspense fallback={<SkeletonRows rows={5} />}>
        <LiveScreen />
      </Suspense>
    </PageMessages>
  );
}
