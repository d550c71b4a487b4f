'use client';

import Truck from 'lucide-react/icons/truck';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import type { Packed, Shipment } from '../../lib/domain/shipments/model.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useQuery } from '../sync/index.ts';
import { RelativeTime } from '../ui/relative-time.tsx';

interface Travelling {
  readonly shipment: Shipment;
  readonly packed: Packed;
  readonly site: string | undefined;
}

/** The shipment that a container is in, itself or with what it stands in. */
async function shipmentAround(held: LocalQueries, containerId: string): Promise<Travelling | null> {
  const [root] = await held.pathOf(containerId);
  const shipment = root && (await held.shipmentWith(root.id))?.doc;
  const packed = shipment?.containers.find((each) => each.containerId === root?.id && each.unpackedAt === null);
  if (!shipment || !packed) return null;
  return { shipment, packed, site: (await held.get('site', shipment.toSiteId))?.doc.name };
}

/** Says that something is on its way, where to and since when; or that it did not arrive. Nothing where it is in no shipment. */
export function ShipmentBanner({ containerId }: { containerId: string }) {
  const t = useTranslations('places.shipment');
  const found = useQuery((held) => shipmentAround(held, containerId), [containerId]);
  if (!found) return null;
  const { shipment, packed, site } = found;
  const { id, reference } = shipment;
  const isMissing = shipment.state === 'received';
  const words = isMissing ? t('missing', { reference }) : t('in', { reference, site: site ?? t('somewhere') });
  return (
    <section aria-label={words} className="rounded-lg border border-info-ink bg-info-soft p-4">
      <h2 className="flex items-start gap-2 text-lg font-semibold text-info-ink">
        <Truck size={24} aria-hidden className="mt-0.5 shrink-0" />
        <Link href={paths.shipments(id)} className="underline decoration-1 underline-offset-4">
          {words}
        </Link>
      </h2>
      <p className="mt-1">
        {t('since')} <RelativeTime iso={isMissing ? (shipment.receivedAt ?? packed.packedAt) : packed.packedAt} />
      </p>
      {isMissing && <p className="mt-1">{t('missingText')}</p>}
    </section>
  );
}

/** The same in one line of a list, for what stands in no other container. */
export function ShipmentLine({ containerId }: { containerId: string }) {
  const t = useTranslations('places.shipment');
  const found = useQuery((held) => shipmentAround(held, containerId), [containerId]);
  if (!found) return null;
  const { shipment, site } = found;
  const { reference } = shipment;
  return (
    <span className="flex items-start gap-1.5 font-semibold text-info-ink">
      <Truck size={18} aria-hidden className="mt-0.5 shrink-0" />
      {shipment.state === 'received'
        ? t('missing', { reference })
        : t('in', { reference, site: site ?? t('somewhere') })}
    </span>
  );
}
