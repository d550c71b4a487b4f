import { z } from 'zod';
import { checkoutSchema } from '../checkouts/model.ts';

/** A place: a holder and, if and only if it has a grid, the canonical position. */
export const placeSchema = z.strictObject({ containerId: z.uuid(), position: z.string().nullable() });
export type Place = z.infer<typeof placeSchema>;

export const quantityUnits = ['µL', 'mL', 'ng', 'µg', 'mg', 'g', 'cells', 'pieces'] as const;

/**
 * A sample with its labware and place, as a device holds it (SQL keeps samples, labware and placements apart).
 * `location`: `verified` is placed where it was last scanned; `unverified` lost a slot conflict, its place is not known;
 * `none` has not been put away.
 */
export const sampleSchema = z.object({
  id: z.uuid(),
  labwareId: z.uuid(),
  barcode: z.string(),
  name: z.string(),
  externalId: z.string().nullable(),
  sampleTypeId: z.uuid(),
  derivation: z.enum(['primary', 'derivative', 'aliquot', 'pool']),
  parentIds: z.array(z.uuid()),
  state: z.enum(['available', 'checked_out', 'disposed', 'deleted']),
  containerId: z.uuid().nullable(),
  position: z.string().nullable(),
  location: z.enum(['verified', 'unverified', 'none']),
  /** Who has it, while `state` is `checked_out`; container and position are then the place that is held for it. */
  checkout: checkoutSchema.nullable(),
  /** Kept out of use until somebody decides about it; it stays where it is and may be moved. */
  quarantinedAt: z.iso.datetime({ offset: true }).nullable(),
  quarantineReason: z.string().nullable(),
  quantity: z.number().nullable(),
  unit: z.enum(quantityUnits).nullable(),
  hazards: z.array(z.string()),
  collectedAt: z.iso.datetime({ offset: true }).nullable(),
  expiresAt: z.iso.datetime({ offset: true }).nullable(),
  freezeThawCount: z.number().int(),
  notes: z.string(),
  updatedAt: z.iso.datetime({ offset: true }),
});
export type Sample = z.infer<typeof sampleSchema>;

/** Whether there still is such a tube, in its place or in somebody's hand. */
export function isKept(state: Sample['state']): boolean {
  return state === 'available' || state === 'checked_out';
}
