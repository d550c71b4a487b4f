'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import type { OutboxItem } from '../../lib/sync/outbox/model.ts';
import { useCommandWords } from '../commands/use-command-words.ts';
import { cx } from '../ui/cx.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Sentence } from '../ui/sentence.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { itemState } from './groups.ts';
import { ItemStatePill } from './item-state-pill.tsx';
import { registeredAs } from './registered-names.ts';
import type { Resolution } from '../commands/resolutions.ts';
import { useVerdictWords } from './use-verdict-words.ts';

interface OutboxRowProps {
  item: OutboxItem;
  /** What the tubes of the steps around it are called (`registeredNames`). */
  registered: ReadonlyMap<string, string>;
  /** How its conflict was settled (`resolutionsOf`): from then on the line tells what happened and asks for nothing. */
  resolution?: Resolution | undefined;
  actions?: ReactNode;
}

/** One command in words: what was done, when, what became of it and, where something is wrong, what to do next. */
export function OutboxRow({ item, registered, resolution, actions }: OutboxRowProps) {
  const t = useTranslations('outbox.row');
  const words = useCommandWords(item, registeredAs(item, registered));
  const outcome = useVerdictWords(item.verdict, resolution);
  const state = itemState(item, resolution !== undefined);
  const conflictId = item.verdict?.details['conflictId'];
  const provisional = state === 'queued' || state === 'held' || state === 'sending';
  return (
    <li className={cx('flex flex-col gap-2 px-4 py-3', provisional && 'provisional')}>
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <p className="min-w-[min(100%,11rem)] flex-1 font-semibold wrap-break-word">
          {words === undefined ? <Skeleton className="h-5 w-48" /> : <Sentence>{words}</Sentence>}
        </p>
        <ItemStatePill state={state} />
      </div>
      {outcome !== undefined && (
        <p className="text-sm">
          <Sentence>{outcome}</Sentence>
        </p>
      )}
      {(state === 'held' || state === 'stuck') && <p className="text-sm">{t(state)}</p>}
      {item.discardReason !== null && item.discardReason !== '' && (
        <p className="text-sm text-muted">{t('reason', { reason: item.discardReason })}</p>
      )}
      <div className="flex flex-wrap items-center gap-x-4 text-sm text-muted">
        <RelativeTime iso={item.deviceTime} />
        {state === 'conflict' && (
          <Link
            href={paths.conflicts(typeof conflictId === 'string' ? conflictId : undefined)}
            className="inline-flex min-h-target items-center font-semibold text-primary-ink underline underline-offset-4"
          >
            {t('conflict')}
          </Link>
        )}
      </div>
      {actions}
    </li>
  );
}
