import { z } from 'zod';
import { at } from '../../commands/at-index.ts';
import { type Clash, Refusal, settled } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { storableSample } from '../rules/live.ts';
import { displaced, samplePlace, settleSample } from '../rules/settle.ts';
import { placeSchema } from '../model.ts';

/**
 * Moves up to 1,000 samples as one step, so that a box can be re-ordered or two tubes swapped: all leave, then all arrive.
 * A refused move (blocked, outside the grid, ...) refuses them all; a position held by a sample outside the set opens a conflict for that one alone.
 */
export const moveManyArgs = z.strictObject({
  moves: z
    .array(z.strictObject({ sampleId: z.uuid(), to: placeSchema }))
    .min(1)
    .max(1000),
});
export type MoveManyArgs = z.infer<typeof moveManyArgs>;

/**
 * No sample twice and no position twice (`arguments_invalid`); then the rules of `place_sample` for each move in order, with every sample of
 * the set already out of its old place. Details of a refusal say which move (`index`, from 0).
 */
export const predictMoveMany: Predict<MoveManyArgs> = async ({ moves }, world, context) => {
  checkDistinct(moves);
  for (const [index, { sampleId }] of moves.entries()) {
    const sample = await at(index, () => storableSample(world, sampleId));
    world.put('sample', displaced(sample, 'none', context.deviceTime));
  }
  const clashes: Clash[] = [];
  for (const [index, { sampleId, to }] of moves.entries()) {
    const sample = await storableSample(world, sampleId);
    const { occupant } = await at(index, () => samplePlace(world, sample, to));
    const clash = await settleSample(world, context, { sample, place: to, occupantId: occupant?.id ?? null, index });
    if (clash) clashes.push(clash);
  }
  return settled(clashes);
};

function checkDistinct(moves: MoveManyArgs['moves']): void {
  const samples = new Set(moves.map(({ sampleId }) => sampleId));
  const positions = moves.flatMap(({ to }) => (to.position === null ? [] : [`${to.containerId} ${to.position}`]));
  if (samples.size < moves.length || new Set(positions).size < positions.length) {
    throw new Refusal('arguments_invalid', { field: 'moves' });
  }
}
