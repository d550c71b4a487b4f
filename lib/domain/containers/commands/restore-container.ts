import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { holderInUse, typeOf } from '../rules/chain.ts';
import { usableStand } from '../rules/stand.ts';

/** Brings an archived container back where it stood; refused when the position is taken or the parent is archived. */
export const restoreContainerArgs = z.strictObject({ containerId: z.uuid() });
export type RestoreContainerArgs = z.infer<typeof restoreContainerArgs>;

/**
 * Rules: the container exists, and may stand again where it stood (`usableStand`; a held position is `position_occupied`). One that lost a slot
 * conflict needs only its parent in use. A container in use stays as it is.
 */
export const predictRestoreContainer: Predict<RestoreContainerArgs> = async ({ containerId }, world) => {
  const container = await world.get('container', containerId);
  if (!container) throw new Refusal('container_not_found', { containerId });
  if (!container.archived) return applied();
  if (container.locationVerified) {
    const { kind } = await typeOf(world, container);
    const { occupant } = await usableStand(world, { kind, id: containerId }, container);
    if (occupant) {
      const { parentId, position } = container;
      throw new Refusal('position_occupied', { containerId: parentId, position, occupantId: occupant.id });
    }
  } else if (container.parentId !== null) {
    await holderInUse(world, container.parentId);
  }
  world.put('container', { ...container, archived: false });
  return applied();
};
