import { z } from 'zod';
import { floorPlanSchema } from '../floor/model.ts';

/** A building or campus with its own time zone (IANA name); the unit a device subscribes to. */
export const siteSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  timeZone: z.string(),
  archived: z.boolean(),
  /** Where its freezers stand; null until somebody arranges them. */
  floorPlan: floorPlanSchema.nullable().default(null),
});
export type Site = z.infer<typeof siteSchema>;
