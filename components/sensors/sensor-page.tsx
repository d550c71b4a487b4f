'use client';

import SearchX from 'lucide-react/icons/search-x';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useMay } from '../commands/use-may.ts';
import { PlaceName, pathOfPlace } from '../readings/place-name.tsx';
import { useReports } from '../readings/use-reports.ts';
import { Page } from '../shell/page.tsx';
import { useQuery, useSync } from '../sync/index.ts';
import { Breadcrumb } from '../ui/breadcrumb.tsx';
import { Button } from '../ui/button.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { LastReadings } from './last-readings.tsx';
import { NowCard } from './now-card.tsx';
import { ReadLogger } from './read-logger.tsx';
import { ReadProbe } from './read-probe.tsx';
import { RecordReading } from './record-reading.tsx';
import { StaysCard } from './stays-card.tsx';
import { SensorCurve } from './sensor-curve.tsx';
import { type SensorView, sensorView } from '../readings/sensor-views.ts';

/** One sensor: where it is, what it says now, its curve with limits and excursions, its last readings. */
export function SensorPage({ id }: { id: string }) {
  const t = useTranslations('sensors');
  const sync = useSync();
  const view = useQuery((held) => sensorView(held, id), [id]);
  if (view === undefined) return <Page title={t('title')}>{<SkeletonRows rows={5} />}</Page>;
  if (view === null) {
    return (
      <Page title={t('title')}>
        <EmptyState
          icon={<SearchX />}
          title={t('notHere.title')}
          actions={
            <Button asChild variant="primary">
              <Link href={paths.sensors()}>{t('title')}</Link>
            </Button>
          }
        >
          {sync?.complete === false ? t('none.pulling') : t('notHere.text')}
        </EmptyState>
      </Page>
    );
  }
  return <OneSensor view={view} />;
}

function OneSensor({ view }: { view: SensorView }) {
  const t = useTranslations('sensors');
  const may = useMay();
  const { remote, reportOf } = useReports();
  const { sensor, path } = view;
  const crumbs = path.map((place) => ({
    id: place.id,
    name: <PlaceName place={place} />,
    link: (text: ReactNode) => <Link href={pathOfPlace(place)}>{text}</Link>,
  }));
  return (
    <Page
      width="wide"
      above={crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
      title={<bdi>{sensor.name}</bdi>}
      actions={
        <>
          {!sensor.archived && may('record_readings.v1') && (
            <>
              <RecordReading view={view} />
              <ReadProbe view={view} />
              <ReadLogger view={view} />
            </>
          )}
          <Button asChild>
            <Link href={paths.reports(sensor.id)}>{t('report')}</Link>
          </Button>
          {may('register_sensor.v1') && (
            <Button asChild>
              <Link href={paths.administrationSensors()}>{t('manage')}</Link>
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <NowCard view={view} report={reportOf(sensor.id)} remote={remote} />
        <SensorCurve view={view} />
        <LastReadings sensorId={sensor.id} />
        <StaysCard sensorId={sensor.id} />
      </div>
    </Page>
  );
}
