'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { Page } from '../shell/page.tsx';
import { useQuery } from '../sync/index.ts';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { ConflictCard } from './conflict-card.tsx';

/** Once, when it comes: whoever followed a link to one conflict among many decides about that one. */
const toTop = (card: HTMLElement | null) => card?.scrollIntoView({ block: 'start' });

/** Every open conflict, the oldest first: two things claim one position, and somebody has to look. */
export function ConflictsScreen() {
  const t = useTranslations('conflicts');
  const lit = useSearchParams().get('id');
  const open = useQuery((held) => held.openConflicts(), [])?.toSorted((a, b) =>
    a.doc.openedAt.localeCompare(b.doc.openedAt),
  );
  return (
    <Page title={t('title')} intro={t('intro')}>
      {!open && <SkeletonRows rows={3} />}
      {open?.length === 0 && (
        <EmptyState icon={<CircleCheck />} title={t('none.title')}>
          {t('none.text')}
        </EmptyState>
      )}
      <ul role="list" className="flex flex-col gap-4">
        {open?.map(({ doc, provisional }) => (
          <li key={doc.id} ref={doc.id === lit ? toTop : undefined} className="scroll-mt-20">
            <ConflictCard conflict={doc} provisional={provisional} lit={doc.id === lit} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
