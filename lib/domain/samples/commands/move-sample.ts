import { z } from 'zod';
import { placeSchema } from '../model.ts';

/** Like `place_sample`, with the place it was taken from as the person saw it (kept as evidence; a difference does not refuse the move). */
export const moveSampleArgs = z.strictObject({ sampleId: z.uuid(), from: placeSchema.nullable(), to: placeSchema });
export type MoveSampleArgs = z.infer<typeof moveSampleArgs>;
