import { z } from 'zod';
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
