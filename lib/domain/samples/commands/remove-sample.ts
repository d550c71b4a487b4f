import { z } from 'zod';

/** Takes a sample out of its place; it stays registered with location `none`. Closes its open conflicts as `rescanned`. */
export const removeSampleArgs = z.strictObject({ sampleId: z.uuid(), reason: z.string().max(500) });
export type RemoveSampleArgs = z.infer<typeof removeSampleArgs>;
