'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { Page } from '../shell/page.tsx';
import { useQuery } from '../sync/index.ts';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { ConflictCard } from './conflict-card.tsx';

/**
 * Every open conflict, the oldest first: two things claim one position, and somebody has to look. Whoever followed a link to one of them sees that one
 * on top, and decides about no other by mistake.
 */
export function ConflictsScreen() {
  const t = useTranslations('conflicts');
  const lit = useSearchParams().get('id');
  const open = useQuery((held) => held.openConflicts(), [])?.toSorted(
    ({ doc: a }, { doc: b }) => Number(b.id === lit) - Number(a.id === lit) || a.openedAt.localeCompare(b.openedAt),
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
          <li key={doc.id}>
            <ConflictCard conflict={doc} provisional={provisional} lit={doc.id === lit} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
