'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import type { Conflict } from '../../lib/domain/conflicts/model.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useClaim } from '../places/use-claim.ts';
import { useQuery } from '../sync/index.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useStillComing } from './use-still-coming.ts';

const SHOWN = 6;

/** Open conflicts at the top of the board, the oldest first, readable across the room. */
export function ConflictStrip() {
  const t = useTranslations('live.conflicts');
  const open = useQuery((held) => held.openConflicts(), [])?.toSorted((a, b) =>
    a.doc.openedAt.localeCompare(b.doc.openedAt),
  );
  const coming = useStillComing();
  if (!open) return null;
  // None has come yet, which does not mean that there is none.
  if (open.length === 0 && coming) return <Skeleton className="h-15 w-full" />;
  if (open.length === 0) {
    return (
      <p className="flex items-center gap-3 rounded-lg border border-ok-ink bg-ok-soft p-4 text-xl font-semibold text-ok-ink">
        <CircleCheck size={28} aria-hidden />
        {t('none')}
      </p>
    );
  }
  return (
    <section aria-label={t('title', { count: open.length })} className="flex flex-col gap-3" aria-live="polite">
      <h2 className="flex items-center gap-3 text-2xl font-semibold text-danger-ink">
        <TriangleAlert size={30} aria-hidden />
        {t('title', { count: open.length })}
      </h2>
      <ul role="list" className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {open.slice(0, SHOWN).map(({ doc }) => (
          <li key={doc.id}>
            <Tile conflict={doc} coming={coming} />
          </li>
        ))}
      </ul>
      {open.length > SHOWN && (
        <Link href={paths.conflicts()} className="inline-flex min-h-target items-center font-semibold underline">
          {t('all', { count: open.length })}
        </Link>
      )}
    </section>
  );
}

function Tile({ conflict, coming }: { conflict: Conflict; coming: boolean }) {
  const t = useTranslations('live.conflicts');
  const claim = useClaim(conflict);
  const isNameless = !claim || (coming && (claim.subject === undefined || claim.container === undefined));
  return (
    <div className="flex h-full flex-col gap-1 rounded-lg border-2 border-danger-ink bg-danger-soft p-4">
      {isNameless ? (
        <Skeleton className="h-7 w-4/5" />
      ) : (
        <Link href={paths.conflicts(conflict.id)} className="text-lg font-semibold underline underline-offset-4">
          {t('claim', {
            subject: claim.subject ?? '…',
            container: claim.container ?? '…',
            position: claim.position,
          })}
        </Link>
      )}
      <span className="text-muted">
        {claim?.openedBy} <RelativeTime iso={conflict.openedAt} />
      </span>
    </div>
  );
}
