import { Suspense } from 'react';
import { ConflictsScreen } from '../../../../components/conflicts/conflicts-screen.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';
import { SkeletonRows } from '../../../../components/ui/skeleton.tsx';

export default function ConflictsPage() {
  return (
    <PageMessages nouns={['conflicts', 'errors']}>
      <Suspense fallback={<SkeletonRows rows={3} />}>
        <ConflictsScreen />
      </Suspense>
    </PageMessages>
  );
}
