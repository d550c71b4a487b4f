import { z } from 'zod';
import type { Predict } from '../../world/ports.ts';
import { placeSchema } from '../model.ts';
import { predictPlaceSample } from './place-sample.ts';

/** Like `place_sample`, with the place it was taken from as the person saw it (kept as evidence; a difference does not refuse the move). */
export const moveSampleArgs = z.strictObject({ sampleId: z.uuid(), from: placeSchema.nullable(), to: placeSchema });
export type MoveSampleArgs = z.infer<typeof moveSampleArgs>;

/** As `place_sample`: `from` is evidence and decides nothing. */
export const predictMoveSample: Predict<MoveSampleArgs> = ({ sampleId, to }, world, context) =>
  predictPlaceSample({ sampleId, place: to }, world, context);
