import { z } from 'zod';
import { settled } from '../../commands/verdict.ts';
import { leaveShipment } from '../../shipments/rules/leave.ts';
import type { Predict } from '../../world/ports.ts';
import { chainOf, holderInUse } from '../rules/chain.ts';
import { checkContentsSuit } from '../rules/contents-suit.ts';
import { takeAlong } from '../rules/contents.ts';
import { checkNoCycle } from '../rules/cycle.ts';
import { settleContainer, usableStand } from '../rules/stand.ts';

/**
 * "I put this box there": with all that is in it. Occupied position: it keeps its parent as last known, loses its position, its location is
 * unverified and a conflict opens. Applied: its open conflicts close as `rescanned`. Either way it has left the shipment it was in.
 */
export const moveContainerArgs = z.strictObject({
  containerId: z.uuid(),
  siteId: z.uuid(),
  parentId: z.uuid().nullable(),
  position: z.string().nullable(),
});
export type MoveContainerArgs = z.infer<typeof moveContainerArgs>;

/**
 * Rules in this order: the container exists and is in use (`container_not_found`, `parent_archived`), those of `usableStand`, no cycle
 * (`hierarchy_cycle`), and, when the new place is harsher, what is inside must suit it (`temperature_unsuitable`, `hazard_incompatible`).
 */
export const predictMoveContainer: Predict<MoveContainerArgs> = async (args, world, context) => {
  const { containerId, parentId, position } = args;
  const holder = await holderInUse(world, containerId);
  const { siteId, chain, occupant } = await usableStand(world, { kind: holder.type.kind, id: containerId }, args);
  checkNoCycle(containerId, chain);
  await checkContentsSuit(world, await chainOf(world, holder), [holder, ...chain]);
  const { container } = holder;
  await leaveShipment(world, containerId, context.deviceTime);
  const stand = { siteId, parentId, position };
  const clash = await settleContainer(world, context, { container, stand, lastKnown: container, occupant, index: 0 });
  if (!clash && container.siteId !== siteId) await takeAlong(containerId, siteId, world);
  return settled(clash ? [clash] : []);
};
