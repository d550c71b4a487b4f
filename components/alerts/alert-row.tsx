'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import { alertState, isSnoozed } from '../../lib/domain/alerts/order.ts';
import type { Member } from '../../lib/domain/members/model.ts';
import type { SensorReport } from '../../lib/domain/readings/answers.ts';
import { measuredOf } from '../../lib/domain/thresholds/model.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { Sparkline } from '../readings/sparkline.tsx';
import { useUnits } from '../readings/use-units.ts';
import { PathLine } from '../readings/path-line.tsx';
import type { NamedPath } from '../readings/sensor-views.ts';
import { cx } from '../ui/cx.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { useClock } from '../ui/use-clock.ts';
import { AcknowledgeButton } from './acknowledge-button.tsx';
import { AlertIcon, NextStep, useAlertName } from './alert-kinds.tsx';
import { AlertMarks } from './alert-marks.tsx';
import { Assignee } from './assignee.tsx';
import { useAlertWords } from './use-alert-words.ts';

interface AlertRowProps {
  alert: Alert;
  provisional: boolean;
  /** Undefined while the sensor's row has not arrived, or where there is no sensor. */
  sensorName: string | undefined;
  report: SensorReport | null | undefined;
  members: readonly Member[];
  /** Where it is; undefined until that is read. */
  path: NamedPath | undefined;
  /** 3 where it stands under the heading of an incident. */
  level?: 2 | 3;
}

const FRAMES = {
  critical: 'border-danger-ink bg-danger-soft',
  warning: 'border-warn-ink bg-warn-soft',
  calm: 'border-edge bg-surface',
} as const;

/** One alert on the wall, readable at three metres: what is wrong where, for how long, how it is now, and the tap that takes it on. */
export const AlertRow = memo(function AlertRow(props: AlertRowProps) {
  const { alert, provisional, sensorName, report, members, path, level = 2 } = props;
  const t = useTranslations('alerts');
  const nameOf = useAlertName();
  const say = useUnits();
  const words = useAlertWords();
  const now = useClock();
  const { quantity } = alert;
  const Heading = `h${level}` as const;
  const name = nameOf(alert, sensorName);
  const frame = alertState(alert) === 'alarming' && !isSnoozed(alert, now) ? alert.severity : 'calm';
  const measured = report?.[measuredOf(quantity ?? 'temperature')];
  return (
    <article
      aria-label={name}
      className={cx(
        'grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-3 rounded-lg border-2 p-4 @xl:grid-cols-[minmax(0,1fr)_16rem] @xl:items-center',
        '@5xl:grid-cols-[minmax(0,1fr)_auto_16rem]',
        FRAMES[frame],
        provisional && 'provisional',
      )}
    >
      <div className="min-w-0 @xl:col-start-1 @xl:row-start-1">
        <AlertMarks alert={alert} />
        <Heading className="mt-1">
          <Link
            href={paths.alerts(alert.id)}
            className="inline-flex min-h-target items-center gap-2 text-xl font-semibold underline decoration-1 underline-offset-4"
          >
            <AlertIcon kind={alert.kind} />
            <bdi>{name}</bdi>
          </Link>
        </Heading>
        <p className="text-lg font-semibold">{now !== undefined && words(alert, now)}</p>
        <p className="flex min-h-6 flex-wrap gap-x-4">
          {path && path.length > 0 && <PathLine path={path} />}
          <RelativeTime iso={alert.startedAt} className="font-semibold" />
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 @xl:col-start-1 @xl:row-start-2 @5xl:col-start-2 @5xl:row-start-1">
        <div className="flex max-w-full flex-col">
          {measured != null && (
            <>
              <span className="text-sm">{t('now')}</span>
              <span className="figures font-mono text-3xl leading-tight font-semibold wrap-break-word">
                {say(measuredOf(quantity ?? 'temperature'), measured, 'measured')}
              </span>
            </>
          )}
          {alert.peak !== null && quantity !== null && (
            <span className="figures text-sm">{t('worst', { value: say(quantity, alert.peak) })}</span>
          )}
        </div>
        {report && quantity !== 'humidity' && (
          <Sparkline
            day={report.day}
            limit={alert.limit}
            className="h-14 min-w-0 flex-1 basis-24 @xl:max-w-44 @5xl:w-44 @5xl:flex-none"
          />
        )}
      </div>
      <div className="flex flex-col gap-2 @xl:col-start-2 @xl:row-span-2 @xl:row-start-1 @5xl:col-start-3 @5xl:row-span-1">
        <AcknowledgeButton alert={alert} name={name} className="w-full" />
        <NextStep alert={alert} className="w-full" />
        <Assignee alert={alert} name={name} members={members} />
      </div>
    </article>
  );
});
