'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { z } from 'zod';
import { quantities } from '../../lib/domain/thresholds/model.ts';
import { measurementSchema } from '../../lib/domain/sensors/measurement.ts';
import { sensorSourceSchema } from '../../lib/domain/sensors/model.ts';
import { useAnswer } from '../remote/use-answer.ts';
import type { Question } from '../remote/use-remote.ts';
import { type AnnouncedPhoto, ShowPhoto } from '../readings/photo/show-photo.tsx';
import { useUnits } from '../readings/use-units.ts';
import { Card } from '../ui/card.tsx';
import { Table } from '../ui/table.tsx';
import { dateFormat } from '../ui/date-format.ts';

const SHOWN = 5;
const COLUMNS = 'command_id,taken_at,temperature,humidity,pressure,battery,source,suspicion';
const lastSchema = z.array(
  measurementSchema.extend({
    command_id: z.uuid().nullable(),
    taken_at: z.string(),
    source: sensorSourceSchema,
    suspicion: z.string().nullable(),
  }),
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
  const photos = usePhotos(sensorId);
  const moment = dateFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
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
          ...(photos.size === 0
            ? []
            : [
                {
                  id: 'photo',
                  header: t('photo'),
                  cell: ({ command_id, taken_at }: (typeof data)[number]) => {
                    const photo = photos.get(command_id ?? '');
                    return photo && <ShowPhoto photo={photo} label={moment.format(new Date(taken_at))} />;
                  },
                },
              ]),
        ]}
      />
    </Card>
  );
}

const photosSchema = z.array(z.object({ command_id: z.uuid(), sha256: z.string() }));

/** The photos of the newest readings that have one, by the command that brought the reading. */
function usePhotos(sensorId: string): ReadonlyMap<string, AnnouncedPhoto> {
  const question = useMemo<Question>(
    () => (client, tenantId) =>
      client
        .from('reading_photos')
        .select('command_id,sha256')
        .eq('tenant_id', tenantId)
        .eq('sensor_id', sensorId)
        .order('taken_at', { ascending: false })
        .limit(SHOWN),
    [sensorId],
  );
  const { data } = useAnswer(photosSchema, question);
  return useMemo(
    () => new Map((data ?? []).map(({ command_id, sha256 }) => [command_id, { commandId: command_id, sha256 }])),
    [data],
  );
}
