import { Suspense } from 'react';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';
import { SkeletonRows } from '../../../../components/ui/skeleton.tsx';
import { MovesWithCamera } from './moves-with-camera.tsx';

export default function MovesPage() {
  return (
    <PageMessages nouns={['moves', 'scan', 'commands', 'errors']}>
      <Suspense fallback={<SkeletonRows rows={5} />}>
        <MovesWithCamera />
      </Suspense>
    </PageMessages>
  );
}
