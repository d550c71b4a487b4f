import { Suspense } from 'react';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { SampleScreen } from '../../../../components/samples/sample-screen.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';
import { SkeletonRows } from '../../../../components/ui/skeleton.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('samples');
  return { title: t('title') };
}

export default function SamplePage() {
  return (
    <PageMessages nouns={['samples', 'places', 'checkouts', 'commands', 'errors', 'dispositions', 'readings']}>
      <div className="mx-auto w-full max-w-5xl px-4 pt-5 lg:px-8 lg:pt-8">
        <Suspense fallback={<SkeletonRows rows={5} />}>
          <SampleScreen />
        </Suspense>
      </div>
    </PageMessages>
  );
}
