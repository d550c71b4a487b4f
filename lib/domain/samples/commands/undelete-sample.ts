import { z } from 'zod';

/** Brings a deleted sample back, without a place; refused when its barcode is in use again. */
export const undeleteSampleArgs = z.strictObject({ sampleId: z.uuid() });
export type UndeleteSampleArgs = z.infer<typeof undeleteSampleArgs>;
