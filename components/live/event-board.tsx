'use client';

import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { type CustodyEvent, custodyEventColumns, custodyEventSchema } from '../../lib/domain/custody/model.ts';
import { Card } from '../ui/card.tsx';
import { List } from '../ui/list.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { AsOf, Unheard } from '../remote/as-of.tsx';
import { EventRow } from './event-row.tsx';
import { useStillComing } from './use-still-coming.ts';
import { type Question, remoteQuestion, useRemote } from '../remote/use-remote.ts';

const SHOWN = 60;
const eventsSchema = z.array(custodyEventSchema);

/** Custody events as they happen, the newest first. */
export function EventBoard() {
  const t = useTranslations('live.events');
  const remote = useRemote(eventsQuestion);
  const { data } = remote;
  const coming = useStillComing();
  return (
    <Card title={t('title')} aside={<AsOf remote={remote} />} flush>
      {!data && (remote.failed ? <Unheard /> : <SkeletonRows rows={6} />)}
      {data?.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      {data && data.length > 0 && (
        <List aria-live="polite" aria-relevant="additions" aria-busy={coming}>
          {data.toSorted(latestFirst).map((event) => (
            <EventRow key={event.id} event={event} coming={coming} />
          ))}
        </List>
      )}
    </Card>
  );
}

/** By the moment a row shows; of the same moment what was written last comes first. */
const latestFirst = (a: CustodyEvent, b: CustodyEvent) =>
  Date.parse(b.recorded_at) - Date.parse(a.recorded_at) || b.id - a.id;

const latestEvents: Question = (client, tenantId) =>
  client
    .from('custody_events')
    .select(custodyEventColumns)
    .eq('tenant_id', tenantId)
    .order('id', { ascending: false })
    .limit(SHOWN);
const eventsQuestion = remoteQuestion('events', eventsSchema, latestEvents);
