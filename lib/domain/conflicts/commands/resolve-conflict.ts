import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import { checkContentsSuit } from '../../containers/rules/contents-suit.ts';
import { chainOf, holderInUse } from '../../containers/rules/chain.ts';
import { takeAlong } from '../../containers/rules/contents.ts';
import { checkNoCycle } from '../../containers/rules/cycle.ts';
import { usableStand } from '../../containers/rules/stand.ts';
import { storableSample } from '../../samples/rules/live.ts';
import { displaced, samplePlace } from '../../samples/rules/settle.ts';
import type { Predict, PredictionContext, World } from '../../world/ports.ts';
import type { Conflict } from '../model.ts';
import { closed } from '../rules/close.ts';

/**
 * An explicit decision on a slot conflict. `keep_occupant`: the occupant is right, the subject stays unverified until it is scanned again.
 * `incoming_is_there`: the subject takes the position and the former occupant becomes unverified; refused (`position_occupied`) when somebody
 * else holds the position by now.
 */
export const resolveConflictArgs = z.strictObject({
  conflictId: z.uuid(),
  resolution: z.enum(['keep_occupant', 'incoming_is_there']),
  note: z.string().max(500),
});
export type ResolveConflictArgs = z.infer<typeof resolveConflictArgs>;

/**
 * Rules: the conflict exists (`conflict_not_found`) and is open (`conflict_closed`). For `incoming_is_there` also those of putting the subject
 * at the contested position now; somebody else than the recorded occupant there is `position_occupied`.
 */
export const predictResolveConflict: Predict<ResolveConflictArgs> = async (args, world, context) => {
  const conflict = await world.get('conflict', args.conflictId);
  if (!conflict) throw new Refusal('conflict_not_found', { conflictId: args.conflictId });
  if (conflict.state !== 'open') throw new Refusal('conflict_closed', { conflictId: args.conflictId });
  if (args.resolution === 'incoming_is_there') {
    if (conflict.subjectKind === 'sample') await bringSample(conflict, world, context);
    else await bringContainer(conflict, world);
  }
  world.put('conflict', closed(conflict, context, args.resolution, args.note));
  return applied();
};

async function bringSample(conflict: Conflict, world: World, { deviceTime }: PredictionContext): Promise<void> {
  const { containerId, position } = conflict;
  const sample = await storableSample(world, conflict.subjectId);
  const { occupant } = await samplePlace(world, sample, { containerId, position });
  checkIsRecorded(occupant?.id, conflict);
  const former = occupant && (await world.get('sample', occupant.id));
  // Of one that is out somebody knows where it is; it only has no place to come back to.
  const known = former?.state === 'checked_out' ? 'none' : 'unverified';
  if (former) world.put('sample', displaced(former, known, deviceTime));
  world.put('sample', { ...sample, containerId, position, location: 'verified', updatedAt: deviceTime });
}

async function bringContainer(conflict: Conflict, world: World): Promise<void> {
  const { containerId: parentId, position } = conflict;
  const holder = await holderInUse(world, conflict.subjectId);
  const siteId = (await holderInUse(world, parentId)).container.siteId;
  const stand = { siteId, parentId, position };
  const { chain, occupant } = await usableStand(world, { kind: holder.type.kind, id: holder.container.id }, stand);
  checkIsRecorded(occupant?.id, conflict);
  checkNoCycle(holder.container.id, chain);
  await checkContentsSuit(world, await chainOf(world, holder), [holder, ...chain]);
  const former = occupant && (await world.get('container', occupant.id));
  if (former) world.put('container', { ...former, position: null, locationVerified: false });
  world.put('container', { ...holder.container, ...stand, locationVerified: true });
  if (siteId !== holder.container.siteId) await takeAlong(holder.container.id, siteId, world);
}

function checkIsRecorded(occupantId: string | undefined, conflict: Conflict): void {
  if (occupantId === undefined || occupantId === conflict.occupantId) return;
  const { containerId, position } = conflict;
  throw new Refusal('position_occupied', { containerId, position, occupantId });
}
