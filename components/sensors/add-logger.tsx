'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import { useActHere } from '../commands/use-act-here.ts';
import { namedPath } from '../readings/sensor-views.ts';
import { useQuery } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Combobox } from '../ui/combobox.tsx';
import { Sheet } from '../ui/dialog.tsx';

/** The sensors in use that are not in this shipment, those that measure nothing first: they are at hand. */
async function loggersFor(held: LocalQueries, shipmentId: string) {
  const sensors = (await held.all('sensor')).filter(({ doc }) => !doc.archived && doc.shipmentId !== shipmentId);
  const choices = await Promise.all(
    sensors.map(async ({ doc }) => ({
      value: doc.id,
      label: doc.name,
      detail: (await namedPath(held, doc)).map(({ name }) => name).join(' › '),
    })),
  );
  return choices.toSorted(
    (a, b) =>
      Number(a.detail !== '') - Number(b.detail !== '') || a.label.localeCompare(b.label, undefined, { numeric: true }),
  );
}

/** Chooses a sensor that travels with a shipment from now on. */
export function AddLogger({ shipmentId, onClose }: { shipmentId: string; onClose: () => void }) {
  const t = useTranslations('sensors.shipment');
  const { act, refused } = useActHere();
  const choices = useQuery((held) => loggersFor(held, shipmentId), [shipmentId]);
  const [sensorId, choose] = useState<string>();
  const save = async () => {
    const name = choices?.find(({ value }) => value === sensorId)?.label;
    if (sensorId === undefined || name === undefined) return;
    const args = { sensorId, containerId: null, siteId: null, shipmentId };
    if (await act([{ name: 'place_sensor.v1', args }], { text: t('added', { name }) })) onClose();
  };
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t('add')} refusal={refused?.text}>
      <div className="flex min-h-80 flex-col gap-4">
        {choices?.length === 0 ? (
          <p>{t('nobody')}</p>
        ) : (
          <Combobox
            label={t('logger')}
            hint={t('loggerHint')}
            options={choices ?? []}
            value={sensorId}
            onChange={choose}
          />
        )}
        <Button variant="primary" disabled={sensorId === undefined} onClick={() => void save()}>
          {t('save')}
        </Button>
      </div>
    </Sheet>
  );
}
