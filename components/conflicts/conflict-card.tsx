'use client';

import ScanLine from 'lucide-react/icons/scan-line';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { Conflict } from '../../lib/domain/conflicts/model.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useMay } from '../commands/use-may.ts';
import { Breadcrumb } from '../ui/breadcrumb.tsx';
import { Button } from '../ui/button.tsx';
import { Code } from '../ui/code.tsx';
import { cx } from '../ui/cx.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Decision } from './decision.tsx';
import { useClaim } from '../places/use-claim.ts';

interface ConflictCardProps {
  conflict: Conflict;
  provisional: boolean;
  lit: boolean;
}

/** One conflict in the words of the cold room: who claims which position, since when, and what settles it. */
export function ConflictCard({ conflict, provisional, lit }: ConflictCardProps) {
  const t = useTranslations('conflicts');
  const may = useMay();
  const claim = useClaim(conflict);
  if (!claim) return <SkeletonRows rows={1} />;
  const subject = claim.subject ?? t('unknown');
  const occupant = claim.occupant ?? t('unknown');
  return (
    <article
      aria-label={t('label', { subject, position: claim.position })}
      className={cx(
        'flex flex-col gap-3 rounded-lg border-2 bg-surface p-4',
        'border-danger-ink',
        lit && 'outline-4 outline-offset-2 outline-primary-edge',
        provisional && 'provisional',
      )}
    >
      <div className="flex flex-wrap items-start justify-between gap-2">
        <Breadcrumb
          label={t('where')}
          crumbs={[
            ...claim.path.map(({ id, name }) => ({
              id,
              name,
              link: (text: ReactNode) => <Link href={paths.storage(id)}>{text}</Link>,
            })),
            { id: 'position', name: <Code>{claim.position}</Code> },
          ]}
        />
        <RelativeTime iso={conflict.openedAt} className="text-sm text-muted" />
      </div>
      <dl className="grid gap-2 sm:grid-cols-2">
        <Side
          term={t('occupant')}
          name={occupant}
          href={hrefOf(conflict.subjectKind, conflict.occupantId)}
          note={t('occupantNote')}
        />
        <Side
          term={t('incoming')}
          name={subject}
          href={hrefOf(conflict.subjectKind, conflict.subjectId)}
          note={claim.openedBy === undefined ? t('incomingNote') : t('incomingBy', { person: claim.openedBy })}
        />
      </dl>
      {may('move_sample.v1') && <p className="text-muted">{t('whatToDo')}</p>}
      <div className="flex flex-col gap-2 sm:flex-row sm:flex-wrap">
        {may('move_sample.v1') && (
          <Button variant="primary" asChild>
            <Link href={paths.scan({ mode: 'move', thing: conflict.subjectId })}>
              <ScanLine size={20} aria-hidden />
              {t('rescan', { subject })}
            </Link>
          </Button>
        )}
        {may('resolve_conflict.v1') && <Decision conflict={conflict} subject={subject} occupant={occupant} />}
      </div>
    </article>
  );
}

function hrefOf(kind: Conflict['subjectKind'], id: string): string {
  return kind === 'sample' ? paths.sample(id) : paths.storage(id);
}

function Side({ term, name, href, note }: { term: string; name: string; href: string; note: string }) {
  return (
    <div className="rounded-md bg-sunken p-3">
      <dt className="text-sm text-muted">{term}</dt>
      <dd>
        <Link href={href} className="inline-flex min-h-target items-center font-semibold underline underline-offset-4">
          <bdi>{name}</bdi>
        </Link>
        <span className="block text-sm text-muted">{note}</span>
      </dd>
    </div>
  );
}
