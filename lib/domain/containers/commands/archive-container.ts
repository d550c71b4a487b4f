import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import { closeConflictsOf } from '../../conflicts/rules/close.ts';
import { leaveShipment } from '../../shipments/rules/leave.ts';
import type { Predict } from '../../world/ports.ts';

/** Takes an empty container out of use; its barcode stays reserved. */
export const archiveContainerArgs = z.strictObject({ containerId: z.uuid(), reason: z.string().min(1).max(500) });
export type ArchiveContainerArgs = z.infer<typeof archiveContainerArgs>;

/**
 * Rules: the container exists (`container_not_found`) and nothing is in it (`container_not_empty`). It remembers where it stood but no longer
 * holds the position; its open conflicts close as `rescanned`, and it has left the shipment it was in. An archived one stays as it is.
 */
export const predictArchiveContainer: Predict<ArchiveContainerArgs> = async ({ containerId }, world, context) => {
  const container = await world.get('container', containerId);
  if (!container) throw new Refusal('container_not_found', { containerId });
  if (container.archived) return applied();
  const inside = [...(await world.containersIn(containerId)), ...(await world.samplesIn(containerId))];
  if (inside.length > 0) throw new Refusal('container_not_empty', { containerId, count: inside.length });
  await leaveShipment(world, containerId, context.deviceTime);
  await closeConflictsOf(containerId, world, context);
  world.put('container', { ...container, archived: true });
  return applied();
};
