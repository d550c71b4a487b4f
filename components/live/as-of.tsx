'use client';

import CloudOff from 'lucide-react/icons/cloud-off';
import Radio from 'lucide-react/icons/radio';
import { useTranslations } from 'next-intl';
import { RelativeTime } from '../ui/relative-time.tsx';
import { StatusPill } from '../ui/status-pill.tsx';
import type { Remote } from './remote-feed.ts';

/** Whether a board is live or shows what it last knew, and from when. */
export function AsOf({ remote: { asOf, stale } }: { remote: Remote<unknown> }) {
  const t = useTranslations('live');
  if (!stale) {
    return (
      <StatusPill tone="ok" icon={<Radio aria-hidden />}>
        {t('live')}
      </StatusPill>
    );
  }
  return (
    <StatusPill tone="warn" icon={<CloudOff aria-hidden />}>
      {t('asOf')}
      {asOf !== undefined && <RelativeTime iso={asOf} />}
    </StatusPill>
  );
}
