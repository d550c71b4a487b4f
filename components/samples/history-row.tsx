'use client';

import ArrowRightLeft from 'lucide-react/icons/arrow-right-left';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import Hand from 'lucide-react/icons/hand';
import MapPin from 'lucide-react/icons/map-pin';
import PackageCheck from 'lucide-react/icons/package-check';
import PackageOpen from 'lucide-react/icons/package-open';
import Pencil from 'lucide-react/icons/pencil';
import ScanBarcode from 'lucide-react/icons/scan-barcode';
import ShieldAlert from 'lucide-react/icons/shield-alert';
import ShieldCheck from 'lucide-react/icons/shield-check';
import Trash2 from 'lucide-react/icons/trash-2';
import Truck from 'lucide-react/icons/truck';
import Undo2 from 'lucide-react/icons/undo-2';
import type { LucideIcon } from 'lucide-react/types';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import type { CustodyEvent } from '../../lib/domain/custody/model.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { containerName, placeName, shipmentName } from '../commands/names.ts';
import { useQuery } from '../sync/index.ts';
import { RelativeTime } from '../ui/relative-time.tsx';

const ICONS: Partial<Record<CustodyEvent['kind'], LucideIcon>> = {
  received: ScanBarcode,
  stored: PackageCheck,
  transferred: ArrowRightLeft,
  removed: PackageOpen,
  edited: Pencil,
  deleted: Trash2,
  undeleted: Undo2,
  location_unverified: CircleHelp,
  location_verified: MapPin,
  quarantined: ShieldAlert,
  released: ShieldCheck,
  disposed: Trash2,
  checked_out: Hand,
  returned: PackageCheck,
  shipped: Truck,
  shipment_received: PackageCheck,
};

/** One line of a sample's history: what happened, where, who did it, why, and when. */
export function HistoryRow({ event, timeZone }: { event: CustodyEvent; timeZone: string | undefined }) {
  const t = useTranslations('samples.history');
  const said = useQuery(
    async (held) => {
      const to = event.to_container_id;
      const from = event.from_container_id;
      const members = await held.all('member');
      const actor = members.find(({ doc }) => doc.userId === event.actor_id)?.doc;
      return {
        to:
          to === null ? 'none' : ((await placeName(held, { containerId: to, position: event.to_position })) ?? 'none'),
        from:
          from === null
            ? 'none'
            : ((await placeName(held, { containerId: from, position: event.from_position })) ?? 'none'),
        // A box's or a rack's move carried the sample along.
        thing: event.container_id === null ? 'none' : ((await containerName(held, event.container_id)) ?? 'none'),
        shipment: event.shipment_id === null ? undefined : await shipmentName(held, event.shipment_id),
        actor: actor ? actor.name || actor.email : undefined,
      };
    },
    [event.id],
  );
  const Icon = ICONS[event.kind] ?? ArrowRightLeft;
  // A box leaves its place for a shipment as it leaves it for another place.
  const kind = event.kind === 'container_transferred' && event.shipment_id !== null ? 'packed' : event.kind;
  return (
    <li className="flex gap-3 px-4 py-3">
      <Icon size={22} aria-hidden className="mt-0.5 shrink-0 text-primary-ink" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          {said && t(`kinds.${kind}`, { thing: said.thing, to: said.to, from: said.from })}
        </p>
        {event.reason !== null && event.reason !== '' && (
          <p className="text-sm">{t('reason', { reason: event.reason === 'undo' ? t('undo') : event.reason })}</p>
        )}
        {event.shipment_id !== null && said && (
          <p className="text-sm">
            <Link href={paths.shipments(event.shipment_id)} className="underline underline-offset-4">
              {said.shipment === undefined ? t('shipmentUnknown') : t('shipment', { reference: said.shipment })}
            </Link>
          </p>
        )}
        {event.alert_id !== null && (
          <p className="text-sm">
            <Link href={paths.alerts(event.alert_id)} className="underline underline-offset-4">
              {t('alert')}
            </Link>
          </p>
        )}
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-muted">
          <RelativeTime iso={event.device_time} {...(timeZone !== undefined && { siteTimeZone: timeZone })} />
          <bdi>{said?.actor ?? (said && t('somebody'))}</bdi>
        </p>
      </div>
    </li>
  );
}
