import { Refusal } from '../../commands/verdict.ts';
import type { WorldReader } from '../../world/ports.ts';
import type { Shipment } from '../model.ts';

/** Most containers of one command; more are packed in several. */
export const MOST_PACKED = 500;

/** The shipment with this id (`shipment_not_found`). */
export async function knownShipment(world: WorldReader, shipmentId: string): Promise<Shipment> {
  const shipment = await world.get('shipment', shipmentId);
  if (!shipment) throw new Refusal('shipment_not_found', { shipmentId });
  return shipment;
}

/** The shipment while it is being packed; one that has left, or was given up, takes nothing in or out (`shipment_not_packing`). */
export async function shipmentBeingPacked(world: WorldReader, shipmentId: string): Promise<Shipment> {
  const shipment = await knownShipment(world, shipmentId);
  if (shipment.state !== 'packing') throw new Refusal('shipment_not_packing', { shipmentId, state: shipment.state });
  return shipment;
}

/** The shipment until it has been received or given up (`shipment_closed`). */
export async function openShipment(world: WorldReader, shipmentId: string): Promise<Shipment> {
  const shipment = await knownShipment(world, shipmentId);
  if (shipment.state === 'received' || shipment.state === 'cancelled') {
    throw new Refusal('shipment_closed', { shipmentId, state: shipment.state });
  }
  return shipment;
}

/** Refuses a site that does not exist (`site_not_found`) or is no longer used (`parent_archived`). */
export async function checkSiteInUse(world: WorldReader, siteId: string): Promise<void> {
  const site = await world.get('site', siteId);
  if (!site) throw new Refusal('site_not_found', { siteId });
  if (site.archived) throw new Refusal('parent_archived', { siteId });
}

/** Refuses a list that names nothing, or a container twice (`arguments_invalid`). */
export function checkNamedOnce(containers: readonly { readonly containerId: string }[]): void {
  const ids = new Set(containers.map(({ containerId }) => containerId));
  if (ids.size === 0 || ids.size < containers.length) throw new Refusal('arguments_invalid', { field: 'containers' });
}
