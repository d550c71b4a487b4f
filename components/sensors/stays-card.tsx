'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { type Stay, staysSchema } from '../../lib/domain/sensors/stays.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { PathLine } from '../readings/path-line.tsx';
import type { NamedPath } from '../readings/sensor-views.ts';
import { useAnswer } from '../remote/use-answer.ts';
import type { Question } from '../remote/use-remote.ts';
import { Card } from '../ui/card.tsx';
import { dateFormat } from '../ui/date-format.ts';
import { List, ListRow } from '../ui/list.tsx';

const SHOWN = 20;

function namesOf({ site, path, shipment }: Stay): NamedPath {
  if (shipment !== null) {
    return [{ id: shipment.id, name: shipment.reference, isSite: false, toSite: shipment.toSite }];
  }
  const holders = path.map((holder) => ({ ...holder, isSite: false }));
  return site === null ? holders : [{ id: 'site', name: site, isSite: true }, ...holders];
}

/** Where a sensor was and when, the newest first; nothing while it has been in one place alone. */
export function StaysCard({ sensorId }: { sensorId: string }) {
  const t = useTranslations('sensors.stays');
  const locale = useLocale();
  const question = useMemo<Question>(
    () => (client, tenantId) => client.rpc('sensor_stays', { p_tenant_id: tenantId, p_sensor_id: sensorId }),
    [sensorId],
  );
  const { data } = useAnswer(staysSchema, question);
  if (!data || data.length < 2) return null;
  const moment = (iso: string) => dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
  return (
    <Card title={t('title')} flush>
      <List>
        {data
          .toReversed()
          .slice(0, SHOWN)
          .map((stay) => {
            const { from, to, shipment } = stay;
            return (
              <ListRow
                key={from}
                title={<PathLine path={namesOf(stay)} />}
                detail={
                  to === null ? t('since', { from: moment(from) }) : t('fromTo', { from: moment(from), to: moment(to) })
                }
                {...(shipment !== null && { asLink: <Link href={paths.shipments(shipment.id)} /> })}
              />
            );
          })}
      </List>
    </Card>
  );
}
