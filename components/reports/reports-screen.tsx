'use client';

import FileText from 'lucide-react/icons/file-text';
import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { sensorView } from '../readings/sensor-views.ts';
import { Page } from '../shell/page.tsx';
import { useQuery } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { SensorReport } from './sensor-report.tsx';

/** The temperature report of the sensor that the address names. */
export function ReportsScreen() {
  const t = useTranslations('reports');
  const sensorId = useSearchParams().get('sensor');
  const view = useQuery(async (held) => (sensorId === null ? null : sensorView(held, sensorId)), [sensorId]);
  const siteId = view?.path.find(({ isSite }) => isSite)?.id;
  const site = useQuery(
    async (held) => (siteId === undefined ? null : ((await held.get('site', siteId)) ?? null)),
    [siteId],
  );
  if (view && site !== undefined) {
    return <SensorReport key={view.sensor.id} sensor={view.sensor} timeZone={site?.doc.timeZone ?? 'UTC'} />;
  }
  return (
    <Page title={t('title')}>
      {view === null ? (
        <EmptyState
          icon={<FileText />}
          title={t(sensorId === null ? 'noSensor' : 'unknownSensor')}
          actions={
            <Button asChild variant="primary">
              <Link href={paths.sensors()}>{t('sensors')}</Link>
            </Button>
          }
        >
          {t('which')}
        </EmptyState>
      ) : (
        <SkeletonRows rows={5} />
      )}
    </Page>
  );
}
