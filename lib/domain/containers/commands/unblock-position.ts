import { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { holderInUse } from '../rules/chain.ts';

/** Frees a blocked position; a position that is not blocked stays as it is. */
export const unblockPositionArgs = z.strictObject({ containerId: z.uuid(), position: z.string() });
export type UnblockPositionArgs = z.infer<typeof unblockPositionArgs>;

/** Rule: the container is in use. */
export const predictUnblockPosition: Predict<UnblockPositionArgs> = async ({ containerId, position }, world) => {
  const { container } = await holderInUse(world, containerId);
  const blocked = container.blocked.filter((block) => block.position !== position);
  if (blocked.length < container.blocked.length) world.put('container', { ...container, blocked });
  return applied();
};
