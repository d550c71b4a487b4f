'use client';

import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import type { SensorReport } from '../../lib/domain/readings/answers.ts';
import { sensorState } from '../../lib/domain/sensors/state.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { AsOf } from '../remote/as-of.tsx';
import type { Remote } from '../remote/remote-feed.ts';
import { useDurations } from '../readings/use-durations.ts';
import { useUnits } from '../readings/use-units.ts';
import { Card } from '../ui/card.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { SensorStatePill } from '../readings/sensor-state-pill.tsx';
import type { SensorView } from '../readings/sensor-views.ts';

interface NowCardProps {
  view: SensorView;
  report: SensorReport | null | undefined;
  remote: Remote<unknown>;
}

/** What a sensor says now, and by what it is judged. */
export function NowCard({ view: { alert, threshold }, report, remote }: NowCardProps) {
  const t = useTranslations('sensors.now');
  const say = useUnits();
  const lasting = useDurations();
  const others = (['humidity', 'pressure', 'battery'] as const).flatMap((quantity) => {
    const value = report?.[quantity];
    return value == null ? [] : [{ quantity, value }];
  });
  const limits = (['low', 'high'] as const).flatMap((side) => {
    const value = threshold?.[side];
    return value == null ? [] : [t(side, { limit: say('temperature', value) })];
  });
  return (
    <Card title={t('title')} aside={<AsOf remote={remote} />}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          {report?.temperature != null && (
            <span className="figures font-mono text-4xl font-semibold">
              {say('temperature', report.temperature, 'measured')}
            </span>
          )}
          <SensorStatePill state={sensorState(alert, report, threshold)} />
          {report?.takenAt != null && <RelativeTime iso={report.takenAt} className="text-muted" />}
          {alert && (
            <Link
              href={paths.alerts(alert.id)}
              className="inline-flex min-h-target items-center font-semibold underline"
            >
              {t('alert')}
            </Link>
          )}
        </div>
        {report?.suspicion != null && <p className="font-semibold text-warn-ink">{t('suspicion')}</p>}
        {others.length > 0 && (
          <dl className="flex flex-wrap gap-x-6 gap-y-1">
            {others.map(({ quantity, value }) => (
              <div key={quantity} className="flex gap-2">
                <dt className="text-muted">{t(quantity)}</dt>
                <dd className="figures font-semibold">{say(quantity, value)}</dd>
              </div>
            ))}
          </dl>
        )}
        <p className="text-sm text-muted">
          {threshold
            ? t('judged', {
                limits: limits.join(', '),
                delay: lasting(threshold.delaySeconds),
                when: threshold.delaySeconds === 0 ? 'atOnce' : 'later',
                source: threshold.sensorId === null ? 'class' : 'own',
              })
            : t('unjudged')}
        </p>
      </div>
    </Card>
  );
}
