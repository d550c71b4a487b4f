import { Refusal } from '../../commands/verdict.ts';
import type { World } from '../../world/ports.ts';
import type { Shipment } from '../model.ts';
import { contentsOf } from './contents.ts';

/** Which of these are in the shipment now. Each was in it at some time (`container_not_in_shipment`, with its `index`). */
export function stillIn(shipment: Shipment, containers: readonly { readonly containerId: string }[]): Set<string> {
  const ever = new Set(shipment.containers.map(({ containerId }) => containerId));
  const index = containers.findIndex(({ containerId }) => !ever.has(containerId));
  const stranger = containers[index];
  if (stranger) throw new Refusal('container_not_in_shipment', { ...stranger, shipmentId: shipment.id, index });
  const now = new Set(contentsOf(shipment.containers));
  return new Set(containers.flatMap(({ containerId }) => (now.has(containerId) ? [containerId] : [])));
}

/** Nobody knows exactly where these are until somebody puts them away; as far as this device holds them. */
export async function setAside(world: World, containerIds: Iterable<string>): Promise<void> {
  for (const id of containerIds) {
    const container = await world.get('container', id);
    if (container) world.put('container', { ...container, locationVerified: false });
  }
}
