'use client';

import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { custodyEventColumns, custodyEventSchema } from '../../lib/domain/custody/model.ts';
import { Card } from '../ui/card.tsx';
import { List } from '../ui/list.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { AsOf, Unheard } from '../remote/as-of.tsx';
import { EventRow } from './event-row.tsx';
import { type Question, remoteQuestion, useRemote } from '../remote/use-remote.ts';

const SHOWN = 60;
const eventsSchema = z.array(custodyEventSchema);

/** Custody events as they happen, the newest first. */
export function EventBoard() {
  const t = useTranslations('live.events');
  const remote = useRemote(eventsQuestion);
  const { data } = remote;
  return (
    <Card title={t('title')} aside={<AsOf remote={remote} />} flush>
      {!data && (remote.failed ? <Unheard /> : <SkeletonRows rows={6} />)}
      {data?.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      {data && data.length > 0 && (
        <List aria-live="polite" aria-relevant="additions">
          {data.map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </List>
      )}
    </Card>
  );
}

const latestEvents: Question = (client, tenantId) =>
  client
    .from('custody_events')
    .select(custodyEventColumns)
    .eq('tenant_id', tenantId)
    .order('id', { ascending: false })
    .limit(SHOWN);
const eventsQuestion = remoteQuestion('events', eventsSchema, latestEvents);
