'use client';

import CloudOff from 'lucide-react/icons/cloud-off';
import Radio from 'lucide-react/icons/radio';
import { useTranslations } from 'next-intl';
import { RelativeTime } from '../ui/relative-time.tsx';
import { EmptyState } from '../ui/states.tsx';
import { StatusPill } from '../ui/status-pill.tsx';
import type { Remote } from './remote-feed.ts';

/** Says that a board has nothing to show because the server has not been heard; the board goes on asking. */
export function Unheard() {
  const t = useTranslations('live.unheard');
  return (
    <EmptyState icon={<CloudOff />} title={t('title')}>
      {t('text')}
    </EmptyState>
  );
}

/** Whether a board is live or shows what it last knew, and from when. */
export function AsOf({ remote: { asOf, stale, failed } }: { remote: Remote<unknown> }) {
  const t = useTranslations('live');
  if (!stale) {
    return (
      <StatusPill tone="ok" icon={<Radio aria-hidden />}>
        {t('live')}
      </StatusPill>
    );
  }
  // Before the first answer there is nothing to date.
  if (asOf === undefined && !failed) return null;
  return (
    <StatusPill tone="warn" icon={<CloudOff aria-hidden />}>
      {asOf === undefined ? (
        // The server may have been heard by the queue meanwhile: what is missing is this answer of it.
        t('neverFetched')
      ) : (
        <>
          {t('asOf')}
          <RelativeTime iso={asOf} />
        </>
      )}
    </StatusPill>
  );
}
