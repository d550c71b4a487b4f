'use client';

import { useTranslations } from 'next-intl';
import { Page } from '../../shell/page.tsx';
import { OpenTo } from '../gate.tsx';
import { GatewaysCard } from '../gateways/gateways-card.tsx';
import { ClassLimitsCard } from './class-limits-card.tsx';
import { RetentionCard } from './retention-card.tsx';
import { SensorsCard } from './sensors-card.tsx';

/** The sensors of the laboratory, the limits by which they are judged, and the gateways that bring their readings. */
export function SensorsAdministration() {
  const t = useTranslations('administration.sensors');
  return (
    <OpenTo command="register_sensor.v1">
      <Page title={t('title')} intro={t('intro')} width="wide">
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <SensorsCard />
          <ClassLimitsCard />
          <GatewaysCard />
          <RetentionCard />
        </div>
      </Page>
    </OpenTo>
  );
}
