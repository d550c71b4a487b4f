'use client';

import BellRing from 'lucide-react/icons/bell-ring';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import CirclePause from 'lucide-react/icons/circle-pause';
import CircleX from 'lucide-react/icons/circle-x';
import Hand from 'lucide-react/icons/hand';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { isOverdue } from '../../lib/domain/checkouts/due.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useMay } from '../commands/use-may.ts';
import { useQuery, useSession, useSync } from '../sync/index.ts';
import { Card } from '../ui/card.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useClock } from '../ui/use-clock.ts';

interface Need {
  readonly id: string;
  readonly href: string;
  readonly icon: ReactNode;
  readonly text: string;
}

/** What waits for this person: open alerts, refused steps, a paused queue, conflicts they are part of or have to settle, what they have checked out, tubes nobody can place. */
export function NeedsMe() {
  const t = useTranslations('home.needs');
  const sync = useSync();
  const session = useSession();
  const may = useMay();
  const settles = may('resolve_conflict.v1');
  const userId = session.status === 'ready' ? session.person.userId : null;
  const conflicts = useQuery((held) => held.openConflicts(), []);
  const alerts = useQuery((held) => held.all('alert'), []);
  const lost = useQuery((held) => held.samplesWithoutPlace('unverified'), []);
  const out = useQuery(async (held) => (userId === null ? [] : held.checkedOutBy(userId)), [userId]);
  const now = useClock();
  if (!sync || !conflicts || !lost || !alerts || !out) return <Skeleton className="h-26 w-full" />;

  const mine = conflicts.filter(({ doc }) => settles || doc.openedBy === userId);
  const needs: Need[] = [];
  const add = (id: string, count: number, href: string, icon: ReactNode) => {
    if (count > 0) needs.push({ id, href, icon, text: t(id, { count }) });
  };
  add('alerts', alerts.length, paths.alerts(), <BellRing size={24} aria-hidden className="text-danger-ink" />);
  add('setAside', sync.setAside, paths.outbox(), <CircleX size={24} aria-hidden className="text-danger-ink" />);
  add('paused', sync.pause ? 1 : 0, paths.outbox(), <CirclePause size={24} aria-hidden className="text-warn-ink" />);
  add('conflicts', mine.length, paths.conflicts(), <TriangleAlert size={24} aria-hidden className="text-danger-ink" />);
  const late = out.filter(({ doc }) => doc.checkout && now !== undefined && isOverdue(doc.checkout, now)).length;
  add('overdue', late, paths.checkouts(), <Hand size={24} aria-hidden className="text-danger-ink" />);
  add('checkouts', out.length - late, paths.checkouts(), <Hand size={24} aria-hidden className="text-primary-ink" />);
  // Each of those conflicts already stands for a tube without a place; here are the others, for whoever can scan them where they are.
  const contested = new Set(mine.map(({ doc }) => doc.subjectId));
  const others = lost.filter(({ doc }) => !contested.has(doc.id)).length;
  const whereLost = paths.search(undefined, { state: 'unverified' });
  add(
    'lost',
    may('move_sample.v1') ? others : 0,
    whereLost,
    <CircleHelp size={24} aria-hidden className="text-warn-ink" />,
  );
  return (
    <Card title={t('title')} flush>
      {needs.length === 0 ? (
        <p className="flex items-center gap-3 px-4 py-4 text-muted">
          <CircleCheck size={24} aria-hidden className="shrink-0 text-ok-ink" />
          {t('nothing')}
        </p>
      ) : (
        <List>
          {needs.map(({ id, href, icon, text }) => (
            <ListRow key={id} leading={icon} title={text} asLink={<Link href={href} />} />
          ))}
        </List>
      )}
    </Card>
  );
}
