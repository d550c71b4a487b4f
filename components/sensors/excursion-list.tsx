'use client';

import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import type { Curve } from '../../lib/domain/readings/answers.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useDurations } from '../readings/use-durations.ts';
import { useUnits } from '../readings/use-units.ts';
import { RelativeTime } from '../ui/relative-time.tsx';

/** The newest stand for all: a list longer than this is read in a report. */
const SHOWN = 20;

/** What lay outside the limits in the stretch shown, the newest first. */
export function ExcursionList({ excursions }: { excursions: Curve['excursions'] }) {
  const t = useTranslations('sensors.excursions');
  const say = useUnits();
  const lasting = useDurations();
  if (excursions.length === 0) return null;
  return (
    <section aria-label={t('title', { count: excursions.length })}>
      <h3 className="font-semibold">{t('title', { count: excursions.length })}</h3>
      <ul role="list" className="divide-y divide-line">
        {excursions
          .toReversed()
          .slice(0, SHOWN)
          .map(({ id, startedAt, endedAt, direction, limit, peak, alertId }) => {
            const said = t(direction, { limit: say('temperature', limit), peak: say('temperature', peak) });
            const seconds = endedAt === null ? null : (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
            return (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
                {alertId === null ? (
                  <span>{said}</span>
                ) : (
                  <Link href={paths.alerts(alertId)} className="inline-flex min-h-target items-center underline">
                    {said}
                  </Link>
                )}
                <span className="flex gap-3 text-sm text-muted">
                  {seconds === null ? t('lasting') : lasting(seconds)}
                  <RelativeTime iso={startedAt} />
                </span>
              </li>
            );
          })}
      </ul>
    </section>
  );
}
