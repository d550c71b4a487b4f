'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { z } from 'zod';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useAnswer } from '../remote/use-answer.ts';
import type { Question } from '../remote/use-remote.ts';
import { useQuery } from '../sync/index.ts';
import { Card } from '../ui/card.tsx';
import { dateFormat } from '../ui/date-format.ts';
import { List, ListRow } from '../ui/list.tsx';

const formerSchema = z.array(z.object({ sensor_id: z.uuid(), valid_to: z.string().nullable() }));

/** The loggers that came along with a shipment: each leads to its curve, and to where its file is read. */
export function FormerLoggers({ shipmentId }: { shipmentId: string }) {
  const t = useTranslations('sensors.shipment');
  const locale = useLocale();
  const question = useMemo<Question>(
    () => (client, tenantId) =>
      client
        .from('sensor_placements')
        .select('sensor_id,valid_to')
        .eq('tenant_id', tenantId)
        .eq('shipment_id', shipmentId)
        .order('valid_to', { ascending: true }),
    [shipmentId],
  );
  const { data } = useAnswer(formerSchema, question);
  const sensors = useQuery((held) => held.all('sensor'), []);
  if (!data || !sensors) return null;
  // One that was taken out on the way and put in again came along once.
  const last = new Map(data.map(({ sensor_id, valid_to }) => [sensor_id, valid_to]));
  const moment = dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Card title={t('title', { count: last.size })} flush>
      {last.size === 0 && <p className="p-4 text-muted">{t('without')}</p>}
      <List>
        {[...last].map(([id, until]) => (
          <ListRow
            key={id}
            asLink={<Link href={paths.sensors(id)} />}
            title={<bdi>{sensors.find(({ doc }) => doc.id === id)?.doc.name ?? t('logger')}</bdi>}
            detail={until !== null && t('until', { moment: moment.format(new Date(until)) })}
            trailing={t('read')}
          />
        ))}
      </List>
    </Card>
  );
}
