'use client';

import Plus from 'lucide-react/icons/plus';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { isUnderWay } from '../../lib/domain/sensors/rules/sensor.ts';
import { useAct } from '../commands/use-act.ts';
import { useMay } from '../commands/use-may.ts';
import { type SensorView, sensorViews } from '../readings/sensor-views.ts';
import { useReports } from '../readings/use-reports.ts';
import { AsOf } from '../remote/as-of.tsx';
import { useEntity, useQuery } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { List } from '../ui/list.tsx';
import { AddLogger } from './add-logger.tsx';
import { FormerLoggers } from './former-loggers.tsx';
import { SensorRow } from './sensor-row.tsx';

/**
 * The loggers of a shipment: how each is and what it said last, or, once it has arrived, which ones came along. From this device alone while it is
 * under way, so that one can be put in without a network.
 */
export function ShipmentSensors({ shipmentId }: { shipmentId: string }) {
  const t = useTranslations('sensors.shipment');
  const may = useMay();
  const shipment = useEntity('shipment', shipmentId)?.doc;
  const views = useQuery(
    async (held) => (await sensorViews(held)).filter(({ sensor }) => sensor.shipmentId === shipmentId),
    [shipmentId],
  );
  const { remote, reportOf } = useReports();
  const [adding, setAdding] = useState(false);
  if (!shipment || !views) return null;
  if (!isUnderWay(shipment)) return shipment.state === 'received' ? <FormerLoggers shipmentId={shipmentId} /> : null;
  const place = may('place_sensor.v1');
  return (
    <Card title={t('title', { count: views.length })} aside={views.length > 0 && <AsOf remote={remote} />} flush>
      {views.length > 0 && (
        <List>
          {views.map((view) => (
            <SensorRow
              key={view.sensor.id}
              view={view}
              report={reportOf(view.sensor.id)}
              place={place && <TakeOut view={view} />}
            />
          ))}
        </List>
      )}
      {views.length === 0 && <p className="px-4 pt-3 text-muted">{t('none')}</p>}
      {place && (
        <div className="p-4">
          <Button icon={<Plus size={20} aria-hidden />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        </div>
      )}
      {adding && <AddLogger shipmentId={shipmentId} onClose={() => setAdding(false)} />}
    </Card>
  );
}

/** Takes a logger out again: from then on it measures nothing. */
function TakeOut({ view: { sensor } }: { view: SensorView }) {
  const t = useTranslations('sensors.shipment');
  const act = useAct();
  const out = { sensorId: sensor.id, containerId: null, siteId: null, shipmentId: null };
  return (
    <Button
      variant="quiet"
      onClick={() => void act([{ name: 'place_sensor.v1', args: out }], { text: t('takenOut', { name: sensor.name }) })}
    >
      {t('takeOut')}
    </Button>
  );
}
