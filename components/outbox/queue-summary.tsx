'use client';

import CloudAlert from 'lucide-react/icons/cloud-alert';
import CloudCheck from 'lucide-react/icons/cloud-check';
import CloudOff from 'lucide-react/icons/cloud-off';
import CloudUpload from 'lucide-react/icons/cloud-upload';
import Pause from 'lucide-react/icons/pause';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import type { PillState } from '../../lib/sync/status.ts';
import { useElsewhere, useSync } from '../sync/index.ts';
import { cx } from '../ui/cx.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { KeptLine } from './kept-line.tsx';
import { besides, pillOf } from './pill.ts';
import { useContested } from './use-contested.ts';
import { useQueueWords } from './use-queue-words.ts';

// Few people belong to a second laboratory: what says that something waits there comes with the first thing that does.
const ElsewhereRows = dynamic(() => import('./elsewhere-rows.tsx').then((module) => module.ElsewhereRows));

const LOOKS: Record<PillState, { icon: typeof CloudCheck; look: string }> = {
  synced: { icon: CloudCheck, look: 'border-ok-ink bg-ok-soft text-ok-ink' },
  waiting: { icon: CloudUpload, look: 'border-info-ink bg-info-soft text-info-ink' },
  offline: { icon: CloudOff, look: 'border-warn-ink bg-warn-soft text-warn-ink' },
  attention: { icon: CloudAlert, look: 'border-danger-ink bg-danger-soft text-danger-ink' },
  paused: { icon: Pause, look: 'border-warn-ink bg-warn-soft text-warn-ink' },
};

/** The state of the queue in words, when the server was last heard of, and how far a long load has come. */
export function QueueSummary({ actions }: { actions?: ReactNode }) {
  const t = useTranslations('outbox.queue');
  const sync = useSync();
  const contested = useContested();
  const elsewhere = useElsewhere();
  const words = useQueueWords(contested);
  if (!sync || !words || !contested) return <Skeleton className="h-22 w-full" />;
  const { state } = pillOf(sync, besides(contested, elsewhere));
  const { icon: Icon, look } = LOOKS[state];
  return (
    <div className={cx('rounded-lg border', look)}>
      <div className="flex items-start gap-3 p-4">
        <Icon size={28} aria-hidden className="mt-0.5 shrink-0" />
        <div className="min-w-0 flex-1">
          <p className="text-lg font-semibold">{words.title}</p>
          {words.detail !== undefined && <p className="mt-1 text-ink">{words.detail}</p>}
          {state === 'attention' && sync.pill === 'synced' && (
            <Link
              href={paths.conflicts()}
              className="flex min-h-target items-center font-semibold text-ink underline underline-offset-4"
            >
              {t('contestedAction')}
            </Link>
          )}
          <p className="mt-1 flex flex-wrap items-baseline gap-x-1.5 text-sm text-ink">
            {sync.lastSyncedAt === null ? (
              t('neverSynced')
            ) : (
              <>
                {t('lastSynced')} <RelativeTime iso={sync.lastSyncedAt} />
              </>
            )}
          </p>
          <KeptLine online={sync.online} always={actions !== undefined} />
        </div>
      </div>
      {sync.pulling != null && sync.pulling.expected !== null && (
        <ProgressBar
          className="px-4 pb-4 text-ink"
          label={t('pulling')}
          value={sync.pulling.rows}
          max={sync.pulling.expected}
          detail={t('pulled', { rows: sync.pulling.rows, expected: sync.pulling.expected })}
        />
      )}
      {elsewhere.length > 0 && <ElsewhereRows elsewhere={elsewhere} />}
      {actions !== undefined && <div className="flex flex-wrap gap-2 px-4 pb-4">{actions}</div>}
    </div>
  );
}
