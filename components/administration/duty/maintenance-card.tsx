'use client';

import Plus from 'lucide-react/icons/plus';
import Wrench from 'lucide-react/icons/wrench';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Maintenance } from '../../../lib/domain/maintenance/model.ts';
import { useMoment } from '../../commands/use-moment.ts';
import { placeOfSensor, sensorName } from '../../commands/names.ts';
import { useQuery } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { List, ListRow } from '../../ui/list.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useClock } from '../../ui/use-clock.ts';
import { MaintenanceSheet } from './maintenance-sheet.tsx';
import { useDutyAct, useWindows } from './use-duty.ts';

/** Where no alert is raised for a while, and from when on. */
export function MaintenanceCard() {
  const t = useTranslations('duty.maintenance');
  const { data, refresh } = useWindows();
  const [adding, setAdding] = useState(false);
  const { give, refusal } = useDutyAct(t('ended'), refresh);
  return (
    <Card
      title={t('title')}
      aside={
        <Button variant="quiet" icon={<Plus size={20} aria-hidden />} onClick={() => setAdding(true)}>
          {t('add')}
        </Button>
      }
      flush
    >
      {!data && <SkeletonRows rows={2} />}
      {data?.length === 0 && <p className="p-4 text-muted">{t('empty')}</p>}
      {data && data.length > 0 && (
        <List>
          {data.map((window) => (
            <WindowRow
              key={window.id}
              window={window}
              onEnd={() => give({ name: 'end_maintenance.v1', args: { maintenanceId: window.id } })}
            />
          ))}
        </List>
      )}
      <Refusal text={refusal} />
      {adding && <MaintenanceSheet onChanged={refresh} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function WindowRow({ window, onEnd }: { window: Maintenance; onEnd: () => void }) {
  const t = useTranslations('duty');
  const moment = useMoment();
  const now = useClock();
  const { sensorId, containerId, siteId, from, to, reason } = window;
  const name = useQuery(
    async (names) =>
      (await sensorName(names, sensorId)) ?? (await placeOfSensor(names, { containerId, siteId, shipmentId: null })),
    [sensorId, containerId, siteId],
  );
  const isNow = now !== undefined && Date.parse(from) <= now;
  return (
    <ListRow
      leading={<Wrench size={24} aria-hidden className={isNow ? 'text-warn-ink' : 'text-muted'} />}
      title={<bdi>{name ?? t('gone')}</bdi>}
      detail={
        <>
          {isNow ? t('maintenance.now', { to: moment(to) }) : t('span', { from: moment(from), to: moment(to) })}
          <span className="block">{reason}</span>
        </>
      }
      trailing={<Button onClick={onEnd}>{t(isNow ? 'maintenance.end' : 'maintenance.cancel')}</Button>}
    />
  );
}
