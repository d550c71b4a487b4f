'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Sample } from '../../lib/domain/samples/model.ts';
import { useOutbox, useSync } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { List } from '../ui/list.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { HistoryRow } from './history-row.tsx';
import { PendingRow, isPendingFor } from './pending-rows.tsx';
import { useHistory } from './use-history.ts';

const FIRST = 8;

/** What has happened to a sample, newest first: this phone's own unsent steps, then what the server knows. */
export function HistoryCard({ sample, timeZone }: { sample: Sample; timeZone: string | undefined }) {
  const t = useTranslations('samples.history');
  const online = useSync()?.online ?? false;
  const history = useHistory(sample.id, sample.updatedAt);
  const pending = (useOutbox() ?? []).filter((item) => isPendingFor(item, sample.id));
  const [all, setAll] = useState(false);
  const events = history?.events ?? [];
  const shown = all ? events : events.slice(0, FIRST);
  const nothing = events.length === 0 && pending.length === 0;
  return (
    <Card title={t('title')} flush>
      <List>
        {pending.map((item) => (
          <PendingRow key={item.id} item={item} />
        ))}
        {shown.map((event) => (
          <HistoryRow key={event.id} event={event} timeZone={timeZone} />
        ))}
      </List>
      {(history === undefined || (history.asking && nothing)) && <SkeletonRows rows={2} />}
      {!all && events.length > FIRST && (
        <div className="border-t border-line p-3">
          <Button block onClick={() => setAll(true)}>
            {t('all', { count: events.length })}
          </Button>
        </div>
      )}
      {history && !history.asking && (
        <p className="flex flex-wrap items-baseline gap-x-1.5 border-t border-line px-4 py-3 text-sm text-muted">
          {history.asOf === null ? (
            t(online ? 'unreachable' : 'offline')
          ) : (
            <>
              {t('asOf')} <RelativeTime iso={history.asOf} />
            </>
          )}
        </p>
      )}
    </Card>
  );
}
