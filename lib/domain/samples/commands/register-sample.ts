import { z } from 'zod';
import { placeSchema, quantityUnits } from '../model.ts';

/** Registers a tube and what is in it; with `place` it is put away in the same step (a slot conflict still registers it). */
export const registerSampleArgs = z.strictObject({
  sampleId: z.uuid(),
  labwareId: z.uuid(),
  barcode: z.string(),
  name: z.string().max(200),
  externalId: z.string().max(200).nullable(),
  sampleTypeId: z.uuid(),
  derivation: z.enum(['primary', 'derivative', 'aliquot', 'pool']),
  parentIds: z.array(z.uuid()).max(100),
  quantity: z.number().nullable(),
  unit: z.enum(quantityUnits).nullable(),
  hazards: z.array(z.string().max(40)).max(20),
  collectedAt: z.iso.datetime({ offset: true }).nullable(),
  expiresAt: z.iso.datetime({ offset: true }).nullable(),
  notes: z.string().max(2000),
  place: placeSchema.nullable(),
});
export type RegisterSampleArgs = z.infer<typeof registerSampleArgs>;
