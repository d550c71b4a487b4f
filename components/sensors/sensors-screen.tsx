'use client';

import Plus from 'lucide-react/icons/plus';
import Thermometer from 'lucide-react/icons/thermometer';
import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useMay } from '../commands/use-may.ts';
import { AsOf } from '../remote/as-of.tsx';
import { useReports } from '../readings/use-reports.ts';
import { Page } from '../shell/page.tsx';
import { useQuery, useSync } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { List } from '../ui/list.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { SensorPage } from './sensor-page.tsx';
import { SensorRow } from './sensor-row.tsx';
import { sensorViews } from '../readings/sensor-views.ts';

/** Every sensor, or the one that the address names. */
export function SensorsScreen() {
  const id = useSearchParams().get('id');
  return id === null ? <AllSensors /> : <SensorPage key={id} id={id} />;
}

function AllSensors() {
  const t = useTranslations('sensors');
  const may = useMay();
  const sync = useSync();
  const views = useQuery(sensorViews, []);
  const { remote, reportOf } = useReports();
  const manage = may('register_sensor.v1') && (
    <Button icon={<Plus size={20} aria-hidden />} asChild>
      <Link href={paths.administrationSensors()}>{t('manage')}</Link>
    </Button>
  );
  return (
    <Page title={t('title')} width="wide" actions={manage}>
      {!views && <SkeletonRows rows={5} />}
      {views?.length === 0 && (
        <EmptyState icon={<Thermometer />} title={t('none.title')}>
          {sync?.complete === false ? t('none.pulling') : t('none.text')}
        </EmptyState>
      )}
      {views && views.length > 0 && (
        <Card title={t('count', { count: views.length })} aside={<AsOf remote={remote} />} flush>
          <List>
            {views.map((view) => (
              <SensorRow key={view.sensor.id} view={view} report={reportOf(view.sensor.id)} />
            ))}
          </List>
        </Card>
      )}
    </Page>
  );
}
