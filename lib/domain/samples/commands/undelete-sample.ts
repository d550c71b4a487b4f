import { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';

/** Brings a deleted sample back, without a place; refused when its barcode is in use again. */
export const undeleteSampleArgs = z.strictObject({ sampleId: z.uuid() });
export type UndeleteSampleArgs = z.infer<typeof undeleteSampleArgs>;

/**
 * A device does not hold deleted samples, so it foresees no change; the row comes with the next pull. The server refuses an unknown id
 * (`sample_not_found`) and a barcode that is in use again (`barcode_duplicate`); a sample that is not deleted stays as it is.
 */
export const predictUndeleteSample: Predict<UndeleteSampleArgs> = () => Promise.resolve(applied());
