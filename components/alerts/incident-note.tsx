'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { incidentOf, untaken } from '../../lib/domain/alerts/incidents.ts';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import { useQuery } from '../sync/index.ts';
import { AcknowledgeAll } from './acknowledge-all.tsx';

/** On the page of one alert: that more belongs to it, and the tap that takes all of it on; nothing when it stands alone. */
export function IncidentNote({ alert }: { alert: Alert }) {
  const t = useTranslations('alerts.incident');
  const held = useQuery((store) => store.all('alert'), []);
  const id = incidentOf(alert);
  const alerts = useMemo(() => (held ?? []).filter(({ doc }) => incidentOf(doc) === id), [held, id]);
  if (alerts.length < 2) return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p>
        {t((alert.containerId ?? alert.siteId ?? alert.shipmentId) ? 'part' : 'partAlike', {
          count: alerts.length - 1,
        })}
      </p>
      <AcknowledgeAll alerts={untaken(alerts)} />
    </div>
  );
}
