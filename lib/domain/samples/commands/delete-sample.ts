import { z } from 'zod';

/** Marks a mistaken registration deleted (undo of register): leaves its place, frees its barcode, keeps its history. */
export const deleteSampleArgs = z.strictObject({ sampleId: z.uuid(), reason: z.string().min(1).max(500) });
export type DeleteSampleArgs = z.infer<typeof deleteSampleArgs>;
