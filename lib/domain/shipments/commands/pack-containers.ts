import { z } from 'zod';
import { at } from '../../commands/at-index.ts';
import { applied } from '../../commands/verdict.ts';
import { closeConflictsOf } from '../../conflicts/rules/close.ts';
import { holderInUse } from '../../containers/rules/chain.ts';
import { takeAlong } from '../../containers/rules/contents.ts';
import type { Predict } from '../../world/ports.ts';
import { isIn } from '../rules/contents.ts';
import { leaveShipment } from '../rules/leave.ts';
import { MOST_PACKED, checkNamedOnce, shipmentBeingPacked } from '../rules/shipment.ts';

/** "I put these boxes into the shipment", each with all that is in it. They leave the places they stood in. */
export const packContainersArgs = z.strictObject({
  shipmentId: z.uuid(),
  containers: z
    .array(z.strictObject({ containerId: z.uuid() }))
    .min(1)
    .max(MOST_PACKED),
});
export type PackContainersArgs = z.infer<typeof packContainersArgs>;

/**
 * Rules in this order: no container twice (`arguments_invalid`), the shipment exists and is being packed (`shipment_not_found`,
 * `shipment_not_packing`), each container exists and is in use (`container_not_found`, `parent_archived`, with its `index`). Whoever packs has the
 * box in hand, so nothing else is refused: one that was in another shipment has left that one, one that was recorded at another site is at the
 * sending one, with all that is in it. Its open conflicts close as `rescanned`. One that is in this shipment already stays as it is.
 */
export const predictPackContainers: Predict<PackContainersArgs> = async (
  { shipmentId, containers },
  world,
  context,
) => {
  checkNamedOnce(containers);
  const shipment = await shipmentBeingPacked(world, shipmentId);
  const { fromSiteId } = shipment;
  const now = context.deviceTime;
  const packed: typeof shipment.containers = [];
  for (const [index, { containerId }] of containers.entries()) {
    const { container } = await at(index, () => holderInUse(world, containerId));
    if (isIn(shipment.containers, containerId)) continue;
    await leaveShipment(world, containerId, now);
    await closeConflictsOf(containerId, world, context);
    world.put('container', {
      ...container,
      siteId: fromSiteId,
      parentId: null,
      position: null,
      locationVerified: true,
    });
    if (container.siteId !== fromSiteId) await takeAlong(containerId, fromSiteId, world);
    packed.push({ containerId, packedAt: now, unpackedAt: null, condition: null });
  }
  world.put('shipment', { ...shipment, containers: [...shipment.containers, ...packed] });
  return applied();
};
