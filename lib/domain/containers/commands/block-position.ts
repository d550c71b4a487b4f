import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { inGridOrder } from '../rules/blocked.ts';
import { holderInUse } from '../rules/chain.ts';
import { occupantAt, occupantsOf } from '../rules/occupants.ts';
import { checkPositionUsable } from '../rules/position-usable.ts';

/** Nobody may use this free position (broken, reserved for a study ...). */
export const blockPositionArgs = z.strictObject({
  containerId: z.uuid(),
  position: z.string(),
  reason: z.string().min(1).max(200),
});
export type BlockPositionArgs = z.infer<typeof blockPositionArgs>;

/**
 * Rules: the container is in use and has a grid with this position (`position_not_allowed`, `position_invalid`), and nobody is there
 * (`position_occupied`). Blocking again changes the reason.
 */
export const predictBlockPosition: Predict<BlockPositionArgs> = async ({ containerId, position, reason }, world) => {
  const { container, type } = await holderInUse(world, containerId);
  const blocked = container.blocked.filter((block) => block.position !== position);
  checkPositionUsable({ container: { ...container, blocked }, type }, position);
  const occupant = occupantAt(await occupantsOf(world, { container, type }), position, new Set());
  if (occupant) throw new Refusal('position_occupied', { containerId, position, occupantId: occupant.id });
  world.put('container', { ...container, blocked: inGridOrder([...blocked, { position, reason }]) });
  return applied();
};
