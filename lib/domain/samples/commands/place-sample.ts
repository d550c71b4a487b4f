import { z } from 'zod';
import { placeSchema } from '../model.ts';

/**
 * "I scanned this sample here": the truth about its place wherever it was before. Occupied by another: the sample's place becomes unverified
 * and a conflict opens. Applied: every open conflict of the sample closes as `rescanned`.
 */
export const placeSampleArgs = z.strictObject({ sampleId: z.uuid(), place: placeSchema });
export type PlaceSampleArgs = z.infer<typeof placeSampleArgs>;
