'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { z } from 'zod';
import { quantities } from '../../lib/domain/thresholds/model.ts';
import { measurementSchema } from '../../lib/domain/sensors/measurement.ts';
import { sensorSourceSchema } from '../../lib/domain/sensors/model.ts';
import { useAnswer } from '../remote/use-answer.ts';
import type { Question } from '../remote/use-remote.ts';
import { useUnits } from '../readings/use-units.ts';
import { Card } from '../ui/card.tsx';
import { Table } from '../ui/table.tsx';

const SHOWN = 5;
const COLUMNS = 'taken_at,temperature,humidity,pressure,battery,source,suspicion';
const lastSchema = z.array(
  measurementSchema.extend({ taken_at: z.string(), source: sensorSourceSchema, suspicion: z.string().nullable() }),
);

/** The last readings as they came, with where they came from. */
export function LastReadings({ sensorId }: { sensorId: string }) {
  const t = useTranslations('sensors.last');
  const locale = useLocale();
  const say = useUnits();
  const question = useMemo<Question>(
    () => (client, tenantId) =>
      client
        .from('readings')
        .select(COLUMNS)
        .eq('tenant_id', tenantId)
        .eq('sensor_id', sensorId)
        .order('taken_at', { ascending: false })
        .limit(SHOWN),
    [sensorId],
  );
  const { data } = useAnswer(lastSchema, question);
  const moment = useMemo(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }), [locale]);
  if (!data || data.length === 0) return null;
  const measured = quantities.filter((quantity) => data.some((reading) => reading[quantity] !== null));
  return (
    <Card title={t('title')} flush>
      <Table
        caption={t('title')}
        rows={data}
        rowKey={({ taken_at }) => taken_at}
        columns={[
          { id: 'at', header: t('time'), cell: ({ taken_at }) => moment.format(new Date(taken_at)) },
          ...measured.map((quantity) => ({
            id: quantity,
            header: t(quantity),
            numeric: true,
            cell: (reading: (typeof data)[number]) => {
              const value = reading[quantity];
              return value === null ? '' : say(quantity, value, 'measured');
            },
          })),
          {
            id: 'source',
            header: t('source'),
            cell: ({ source, suspicion }) => t(`sources.${source}`) + (suspicion === null ? '' : ` · ${t('suspect')}`),
          },
        ]}
      />
    </Card>
  );
}
