'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { type SampleExposure, sampleExposureSchema } from '../../lib/domain/readings/answers.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useDurations } from '../readings/use-durations.ts';
import { useUnits } from '../readings/use-units.ts';
import { useKeptAnswer } from '../remote/use-kept-answer.ts';
import type { Question } from '../remote/use-remote.ts';
import { Card } from '../ui/card.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';

const exposureQuestion =
  (sampleId: string): Question =>
  (client, tenantId) =>
    client.rpc('sample_exposure', { p_tenant_id: tenantId, p_sample_id: sampleId });

/** How long a sample was out of range in all its life, and in which excursions. The server adds it up; the device shows what it last heard. */
export function ExposureCard({ sampleId, timeZone }: { sampleId: string; timeZone: string | undefined }) {
  const t = useTranslations('samples.exposure');
  const lasting = useDurations();
  const question = useMemo(() => exposureQuestion(sampleId), [sampleId]);
  const { data, asOf, state } = useKeptAnswer(`exposure ${sampleId}`, sampleExposureSchema, question);
  return (
    <Card title={t('title')} flush>
      {!data && state === 'asking' && <SkeletonRows rows={2} />}
      {!data && state !== 'asking' && <p className="p-4 text-muted">{t('unknown')}</p>}
      {data?.excursions === 0 && <p className="p-4">{t('none')}</p>}
      {data && data.excursions > 0 && (
        <>
          <p className="px-4 pt-3 text-lg font-semibold">
            {t('total', { count: data.excursions, duration: lasting(data.seconds) })}
          </p>
          <p className="px-4 pb-3 text-sm text-muted">{t('life')}</p>
          <List className="border-t border-line">
            {data.latest.map((excursion) => (
              <ExcursionRow key={excursion.excursionId} excursion={excursion} timeZone={timeZone} />
            ))}
          </List>
        </>
      )}
      {data && asOf !== undefined && (
        <p className="flex flex-wrap items-baseline gap-x-1.5 border-t border-line px-4 py-3 text-sm text-muted">
          {t(state === 'failed' ? 'stale' : 'asOf')} <RelativeTime iso={asOf} />
        </p>
      )}
    </Card>
  );
}

function ExcursionRow(props: { excursion: SampleExposure['latest'][number]; timeZone: string | undefined }) {
  const { excursion, timeZone } = props;
  const t = useTranslations('samples.exposure');
  const lasting = useDurations();
  const say = useUnits();
  const format = useFormatter();
  const { alertId, direction, limit, peak, seconds, startedAt } = excursion;
  const facts = { limit: say('temperature', limit), peak: say('temperature', peak, 'measured') };
  return (
    <ListRow
      title={t(direction, facts)}
      detail={
        alertId === null ? (
          <RelativeTime iso={startedAt} {...(timeZone !== undefined && { siteTimeZone: timeZone })} />
        ) : (
          format.dateTime(new Date(startedAt), { dateStyle: 'medium', timeStyle: 'short' })
        )
      }
      trailing={<span className="figures font-semibold">{lasting(seconds)}</span>}
      {...(alertId !== null && { asLink: <Link href={paths.alerts(alertId)} /> })}
    />
  );
}
