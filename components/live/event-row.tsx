'use client';

import ArrowRightLeft from 'lucide-react/icons/arrow-right-left';
import Hand from 'lucide-react/icons/hand';
import MapPinCheck from 'lucide-react/icons/map-pin-check';
import MapPinOff from 'lucide-react/icons/map-pin-off';
import Package from 'lucide-react/icons/package';
import PackageCheck from 'lucide-react/icons/package-check';
import Pencil from 'lucide-react/icons/pencil';
import ShieldAlert from 'lucide-react/icons/shield-alert';
import ShieldCheck from 'lucide-react/icons/shield-check';
import TestTube from 'lucide-react/icons/test-tube';
import Trash2 from 'lucide-react/icons/trash-2';
import Truck from 'lucide-react/icons/truck';
import type { LucideIcon } from 'lucide-react/types';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { CustodyEvent } from '../../lib/domain/custody/model.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { placeName, thingName } from '../commands/names.ts';
import { useQuery } from '../sync/index.ts';
import { Arrow } from '../ui/arrow.tsx';
import { ListRow } from '../ui/list.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

const ICONS: Record<CustodyEvent['kind'], LucideIcon> = {
  received: TestTube,
  stored: MapPinCheck,
  transferred: ArrowRightLeft,
  container_transferred: ArrowRightLeft,
  removed: TestTube,
  edited: Pencil,
  deleted: Trash2,
  undeleted: TestTube,
  location_unverified: MapPinOff,
  location_verified: MapPinCheck,
  container_created: Package,
  container_archived: Package,
  container_restored: Package,
  quarantined: ShieldAlert,
  released: ShieldCheck,
  disposed: Trash2,
  checked_out: Hand,
  returned: MapPinCheck,
  shipped: Truck,
  shipment_received: PackageCheck,
};

async function namesOf(held: LocalQueries, event: CustodyEvent) {
  const { sample_id, container_id, to_container_id, to_position, from_container_id, from_position, actor_id } = event;
  const place = (containerId: string | null, position: string | null) =>
    containerId === null ? undefined : placeName(held, { containerId, position });
  const [thing, to, from, members] = await Promise.all([
    thingName(held, sample_id ?? container_id ?? ''),
    place(to_container_id, to_position),
    place(from_container_id, from_position),
    held.all('member'),
  ]);
  return { thing, to, from, person: members.find(({ doc }) => doc.userId === actor_id)?.doc.name };
}

/** One event in words: what, from where to where, by whom, how long ago. `coming`: what has no name here may still get one. */
export function EventRow({ event, coming }: { event: CustodyEvent; coming: boolean }) {
  const t = useTranslations('live.events');
  const names = useQuery((held) => namesOf(held, event), [event.id]);
  const Icon = ICONS[event.kind];
  // A box leaves its place for a shipment as it leaves it for another place.
  const kind = event.kind === 'container_transferred' && event.shipment_id !== null ? 'packed' : event.kind;
  const alarming = event.kind === 'location_unverified';
  const href =
    event.sample_id !== null ? paths.sample(event.sample_id) : paths.storage(event.container_id ?? undefined);
  const isNameless = !names || (names.thing === undefined && coming);
  const route = [names?.from, names?.to].filter((name) => name !== undefined);
  return (
    <ListRow
      leading={<Icon size={24} aria-hidden className={alarming ? 'text-danger-ink' : 'text-primary-ink'} />}
      title={
        isNameless ? (
          <Skeleton className="my-0.5 h-5 w-48 max-w-full" />
        ) : (
          <Link href={href} className="underline decoration-1 underline-offset-4">
            <bdi>{names.thing ?? t('unknown')}</bdi>
          </Link>
        )
      }
      detail={
        <>
          <span className={alarming ? 'font-semibold text-danger-ink' : undefined}>{t(`kinds.${kind}`)}</span>
          {route.length > 0 && (
            <>
              {' '}
              ·{' '}
              {route.map((name, at) => (
                <Fragment key={at}>
                  {at > 0 && <Arrow />}
                  <bdi>{name}</bdi>
                </Fragment>
              ))}
            </>
          )}
          {names?.person !== undefined && (
            <>
              {' '}
              · <bdi>{names.person}</bdi>
            </>
          )}
        </>
      }
      trailing={<RelativeTime iso={event.recorded_at} className="text-sm text-muted" />}
    />
  );
}
