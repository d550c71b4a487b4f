'use client';

import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import type { NamedPlace } from './sensor-views.ts';

/** What people call a place; a shipment by its reference and by where it goes. */
export function PlaceName({ place: { name, toSite } }: { place: NamedPlace }) {
  const t = useTranslations('readings');
  return <bdi>{toSite === undefined ? name : t('shipment', { reference: name, site: toSite })}</bdi>;
}

/** Where a place is shown. */
export function pathOfPlace({ id, isSite, toSite }: NamedPlace): string {
  if (toSite !== undefined) return paths.shipments(id);
  return isSite ? paths.storage() : paths.storage(id);
}
