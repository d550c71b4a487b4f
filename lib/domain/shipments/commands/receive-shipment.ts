import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import { takeAlong } from '../../containers/rules/contents.ts';
import { endJourneys } from '../../sensors/rules/journeys.ts';
import type { Predict, World } from '../../world/ports.ts';
import { type Packed, conditionSchema } from '../model.ts';
import { setAside, stillIn } from '../rules/aside.ts';
import { contentsOf } from '../rules/contents.ts';
import { MOST_PACKED, checkNamedOnce, openShipment } from '../rules/shipment.ts';

/** "It has arrived, with these." Each container with how it arrived; one that nobody names has not come. */
export const receiveShipmentArgs = z.strictObject({
  shipmentId: z.uuid(),
  containers: z
    .array(z.strictObject({ containerId: z.uuid(), condition: conditionSchema }))
    .min(1)
    .max(MOST_PACKED),
  note: z.string().max(500),
});
export type ReceiveShipmentArgs = z.infer<typeof receiveShipmentArgs>;

/**
 * Rules in this order: no container twice (`arguments_invalid`), the shipment exists, is not closed (`shipment_closed`) and has left
 * (`shipment_not_dispatched`), each container was in it at some time (`container_not_in_shipment`). What arrived stands at the receiving site, with
 * all that is in it, and waits to be put away; what is missing stays in the shipment, its place unknown. Of one that somebody
 * has already put away only its condition is written.
 */
export const predictReceiveShipment: Predict<ReceiveShipmentArgs> = async (args, world, context) => {
  const { shipmentId, note: receiptNote } = args;
  checkNamedOnce(args.containers);
  const shipment = await openShipment(world, shipmentId);
  if (shipment.state === 'packing') throw new Refusal('shipment_not_dispatched', { shipmentId });
  stillIn(shipment, args.containers);
  const said = new Map(args.containers.map(({ containerId, condition }) => [containerId, condition]));
  const now = context.deviceTime;
  const last = new Map(shipment.containers.map((packed) => [packed.containerId, packed]));
  const containers = shipment.containers.map((packed): Packed => {
    if (last.get(packed.containerId) !== packed) return packed;
    const isThere = packed.unpackedAt === null;
    const condition = said.get(packed.containerId) ?? (isThere ? 'missing' : packed.condition);
    return { ...packed, condition, unpackedAt: isThere && condition !== 'missing' ? now : packed.unpackedAt };
  });
  const missing = new Set(contentsOf(containers));
  await setAside(world, missing);
  for (const containerId of contentsOf(shipment.containers)) {
    if (!missing.has(containerId)) await arrive(world, containerId, shipment.toSiteId);
  }
  await endJourneys(world, shipmentId);
  const { userId: receivedBy } = context;
  world.put('shipment', { ...shipment, state: 'received', receivedAt: now, receivedBy, receiptNote, containers });
  return applied();
};

/** As far as this device holds it: the sending site may not be on it. */
async function arrive(world: World, containerId: string, siteId: string): Promise<void> {
  const container = await world.get('container', containerId);
  if (!container) return;
  world.put('container', { ...container, siteId, locationVerified: true });
  if (container.siteId !== siteId) await takeAlong(containerId, siteId, world);
}
