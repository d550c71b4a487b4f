'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { SensorReport } from '../../lib/domain/readings/answers.ts';
import { sensorState } from '../../lib/domain/sensors/state.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { Sparkline } from '../readings/sparkline.tsx';
import { useUnits } from '../readings/use-units.ts';
import { cx } from '../ui/cx.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { PathLine } from '../readings/path-line.tsx';
import { SensorStatePill } from '../readings/sensor-state-pill.tsx';
import type { SensorView } from '../readings/sensor-views.ts';

interface SensorRowProps {
  view: SensorView;
  report: SensorReport | null | undefined;
  /** What stands for its place where that is plain. */
  place?: ReactNode;
}

/** One sensor in a list: how it is, where it is, its last value with its age, its last day. */
export function SensorRow({ view, report, place }: SensorRowProps) {
  const t = useTranslations('sensors');
  const say = useUnits();
  const { sensor, path, threshold, alert, provisional } = view;
  return (
    <li
      className={cx(
        'px-4 py-3 [contain-intrinsic-size:auto_6rem] [content-visibility:auto]',
        provisional && 'provisional',
      )}
    >
      <div className="flex items-center gap-4">
        <div className="min-w-0 flex-1">
          <Link
            href={paths.sensors(sensor.id)}
            className="-my-2 inline-flex min-h-target items-center font-semibold underline decoration-1 underline-offset-4"
          >
            <bdi>{sensor.name}</bdi>
          </Link>
          {place ?? <p className="text-sm text-muted">{path.length > 0 ? <PathLine path={path} /> : t('nowhere')}</p>}
          <p className="mt-1.5">
            <SensorStatePill state={sensorState(alert, report, threshold)} />
          </p>
        </div>
        {report && <Sparkline day={report.day} limit={threshold?.high ?? null} className="hidden h-12 w-40 sm:block" />}
        <div className="flex w-28 flex-col items-end text-end">
          {report?.temperature != null && (
            <span className="figures font-mono text-xl font-semibold">
              {say('temperature', report.temperature, 'measured')}
            </span>
          )}
          {report?.humidity != null && (
            <span className="figures text-sm text-muted">{say('humidity', report.humidity)}</span>
          )}
          {report?.takenAt != null && <RelativeTime iso={report.takenAt} className="text-sm text-muted" />}
        </div>
      </div>
    </li>
  );
}
