'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { type Alert, isMeasured } from '../../lib/domain/alerts/model.ts';
import { measuredOf } from '../../lib/domain/thresholds/model.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { PlaceName, pathOfPlace } from '../readings/place-name.tsx';
import { useReports } from '../readings/use-reports.ts';
import { useUnits } from '../readings/use-units.ts';
import { namedPath, sensorView } from '../readings/sensor-views.ts';
import { Page } from '../shell/page.tsx';
import { useQuery } from '../sync/index.ts';
import { Breadcrumb } from '../ui/breadcrumb.tsx';
import { Card } from '../ui/card.tsx';
import { useClock } from '../ui/use-clock.ts';
import { AlertIcon, NextStep, useAlertName } from './alert-kinds.tsx';
import { AlertCurve } from './alert-curve.tsx';
import { AlertMarks } from './alert-marks.tsx';
import { AlertActions } from './alert-actions.tsx';
import { AlertTimeline } from './alert-timeline.tsx';
import { DeliveriesCard } from './deliveries-card.tsx';
import { ExpiringCard } from './expiring-card.tsx';
import { IncidentNote } from './incident-note.tsx';
import { RiskCard } from './risk-card.tsx';
import { useAlertWords } from './use-alert-words.ts';

interface AlertDetailsProps {
  alert: Alert;
  provisional: boolean;
  /** Somebody wanted to take it on from a notification, and that did not get through. */
  ready: boolean;
}

/** Everything about one alert: what is wrong and where that is dealt with, the curve around it, what happened when, and which samples it concerns. */
export function AlertDetails({ alert, provisional, ready }: AlertDetailsProps) {
  const t = useTranslations('alerts');
  const say = useUnits();
  const words = useAlertWords();
  const nameOf = useAlertName();
  const now = useClock();
  const { sensorId, containerId, siteId, shipmentId, quantity } = alert;
  const view = useQuery(sensorId === null ? null : (held) => sensorView(held, sensorId), [sensorId]);
  const path = useQuery(
    (held) => namedPath(held, { containerId, siteId, shipmentId }),
    [containerId, siteId, shipmentId],
  );
  const members = useQuery((held) => held.all('member'), []);
  const people = useMemo(() => (members ?? []).map(({ doc }) => doc), [members]);
  const { reportOf } = useReports();
  const name = nameOf(alert, view?.sensor.name);
  const measures = isMeasured(alert);
  const measured = reportOf(measures ? (sensorId ?? '') : '')?.[measuredOf(quantity ?? 'temperature')];
  const crumbs = (path ?? []).map((place) => ({
    id: place.id,
    name: <PlaceName place={place} />,
    link: (text: ReactNode) => <Link href={pathOfPlace(place)}>{text}</Link>,
  }));
  return (
    <Page
      width="wide"
      above={crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
      title={
        <span className="inline-flex items-center gap-2">
          <AlertIcon kind={alert.kind} />
          <bdi>{name}</bdi>
        </span>
      }
      actions={<NextStep alert={alert} onPage />}
    >
      <div className={provisional ? 'provisional flex flex-col gap-5' : 'flex flex-col gap-5'}>
        <Card>
          <div className="flex flex-col gap-3">
            <AlertMarks alert={alert} />
            <p className="text-xl font-semibold">{now !== undefined && words(alert, now)}</p>
            <p className="figures flex flex-wrap gap-x-6">
              {measured != null && (
                <span>
                  {t('now')}{' '}
                  <strong className="font-mono">
                    {say(measuredOf(quantity ?? 'temperature'), measured, 'measured')}
                  </strong>
                </span>
              )}
              {alert.peak !== null && quantity !== null && (
                <span>{t('worst', { value: say(quantity, alert.peak) })}</span>
              )}
            </p>
            {ready && alert.acknowledgedAt === null && (
              <p role="alert" className="rounded-md bg-warn-soft p-3 font-semibold text-warn-ink">
                {t('tapLost')}
              </p>
            )}
            <IncidentNote alert={alert} />
            <AlertActions alert={alert} name={name} members={people} />
          </div>
        </Card>
        {measures && sensorId !== null && (
          <AlertCurve alert={alert} sensorId={sensorId} threshold={view?.threshold ?? null} />
        )}
        {alert.kind === 'sample_expiring' && alert.endedAt === null && <ExpiringCard alert={alert} />}
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-5">
            <AlertTimeline alert={alert} provisional={provisional} members={people} />
            <DeliveriesCard alert={alert} />
          </div>
          {alert.kind === 'excursion' && <RiskCard alert={alert} name={name} />}
        </div>
      </div>
    </Page>
  );
}
