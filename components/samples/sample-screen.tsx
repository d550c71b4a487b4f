'use client';

import TestTube from 'lucide-react/icons/test-tube-diagonal';
import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useEntity } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { Deleted, NotHere } from './not-here.tsx';
import { SampleCard } from './sample-card.tsx';

/** The sample that the address names. */
export function SampleScreen() {
  const id = useSearchParams().get('id');
  return id === null ? <WhichSample /> : <OneSample key={id} id={id} />;
}

function OneSample({ id }: { id: string }) {
  const held = useEntity('sample', id);
  if (held === undefined) return <SkeletonRows rows={5} />;
  if (held === null) return <NotHere id={id} />;
  if (held.doc.state === 'deleted') return <Deleted id={id} at={held.doc.updatedAt} reason={null} />;
  return <SampleCard sample={held.doc} provisional={held.provisional} />;
}

function WhichSample() {
  const t = useTranslations('samples.which');
  return (
    <EmptyState
      level={1}
      icon={<TestTube />}
      title={t('title')}
      actions={
        <>
          <Button asChild variant="primary">
            <Link href={paths.scan({ mode: 'find' })}>{t('scan')}</Link>
          </Button>
          <Button asChild>
            <Link href={paths.search()}>{t('search')}</Link>
          </Button>
        </>
      }
    >
      {t('text')}
    </EmptyState>
  );
}
