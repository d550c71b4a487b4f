'use client';

import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useUnits } from '../readings/use-units.ts';
import { Card } from '../ui/card.tsx';
import { List } from '../ui/list.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { StatusPill } from '../ui/status-pill.tsx';
import { LOOKS } from './looks.tsx';
import type { FloorItem } from './use-floor.ts';

/** What stands on the plan, with the same facts, the worst first: for those who listen, and where the plan is too small. */
export function FloorList({ items, hasPlan }: { items: readonly FloorItem[]; hasPlan: boolean }) {
  const t = useTranslations('floor');
  return (
    <Card title={t('list', { count: items.filter(({ kind }) => kind !== 'air').length })} flush>
      <List>
        {items.map((item) => (
          <FloorRow key={item.id} item={item} hasPlan={hasPlan} />
        ))}
      </List>
    </Card>
  );
}

function FloorRow({ item, hasPlan }: { item: FloorItem; hasPlan: boolean }) {
  const t = useTranslations('floor');
  const say = useUnits();
  const { icon: Icon, tone } = LOOKS[item.state];
  const { report } = item;
  const isAir = item.kind === 'air';
  const where = isAir ? t('air') : item.spot === null && hasPlan ? t('unplaced') : item.roomName;
  return (
    <li className="flex flex-wrap items-start gap-x-3 px-4 py-2">
      <div className="min-w-[min(100%,8rem)] flex-1">
        <Link
          href={isAir ? paths.sensors(item.id) : paths.storage(item.id)}
          className="inline-flex min-h-target items-center font-semibold underline decoration-1 underline-offset-4"
        >
          <bdi>{item.name}</bdi>
        </Link>
        {where !== null && <p className="-mt-2 text-sm text-muted">{where}</p>}
        <p className="my-1">
          <StatusPill tone={tone} icon={<Icon aria-hidden />}>
            {t(`states.${item.state}`)}
          </StatusPill>
        </p>
      </div>
      <div className="flex flex-col items-end text-end">
        {report?.temperature != null && item.sensorId !== null && (
          <Link
            href={paths.sensors(item.sensorId)}
            className="figures inline-flex min-h-target items-center font-mono text-lg font-semibold whitespace-nowrap underline decoration-1 underline-offset-4"
          >
            <span className="sr-only">{t('curve', { name: item.name })} </span>
            {say('temperature', report.temperature, 'measured')}
          </Link>
        )}
        {report?.takenAt != null && <RelativeTime iso={report.takenAt} className="text-sm text-muted" />}
      </div>
    </li>
  );
}
