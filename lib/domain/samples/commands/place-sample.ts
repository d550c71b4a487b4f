import { z } from 'zod';
import { settled } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { storableSample } from '../rules/live.ts';
import { samplePlace, settleSample } from '../rules/settle.ts';
import { placeSchema } from '../model.ts';

/**
 * "I scanned this sample here": the truth about its place wherever it was before. Occupied by another: the sample's place becomes unverified
 * and a conflict opens. Applied: every open conflict of the sample closes as `rescanned`.
 */
export const placeSampleArgs = z.strictObject({ sampleId: z.uuid(), place: placeSchema });
export type PlaceSampleArgs = z.infer<typeof placeSampleArgs>;

/**
 * Rules in this order: sample (`sample_not_found`, `sample_deleted`, `sample_disposed`), then those of `usablePlace`, temperature, hazards.
 * Scanning a sample where it already is confirms its place; one that is out is back by it, wherever it is put.
 */
export const predictPlaceSample: Predict<PlaceSampleArgs> = async ({ sampleId, place }, world, context) => {
  const sample = await storableSample(world, sampleId);
  const { occupant } = await samplePlace(world, sample, place);
  const clash = await settleSample(world, context, { sample, place, occupantId: occupant?.id ?? null, index: 0 });
  return settled(clash ? [clash] : []);
};
