import type { World } from '../../world/ports.ts';
import type { Packed, Shipment } from '../model.ts';
import { isIn } from './contents.ts';

/** The stays of these containers that were still going on, ended; `condition` stays as it is unless one is said. */
export function unpacked(
  shipment: Shipment,
  at: string,
  isMeant: (packed: Packed) => boolean = () => true,
): Shipment['containers'] {
  return shipment.containers.map((packed) =>
    packed.unpackedAt === null && isMeant(packed) ? { ...packed, unpackedAt: at } : packed,
  );
}

/** Whoever puts a container anywhere has taken it out of the shipment it was in; the shipment it is packed into now is not meant. */
export async function leaveShipment(
  world: World,
  containerId: string,
  at: string,
  except: string | null = null,
): Promise<void> {
  const shipment = await world.shipmentWith(containerId);
  if (!shipment || shipment.id === except || !isIn(shipment.containers, containerId)) return;
  const containers = unpacked(shipment, at, (packed) => packed.containerId === containerId);
  world.put('shipment', { ...shipment, containers });
}
