import { z } from 'zod';
import { temperatureClassSchema } from '../container-types/model.ts';

/** A place that holds things: freezer > shelf > rack > box. `parentId` null: it stands in its site. */
export const containerSchema = z.object({
  id: z.uuid(),
  siteId: z.uuid(),
  parentId: z.uuid().nullable(),
  position: z.string().nullable(),
  typeId: z.uuid(),
  name: z.string(),
  barcode: z.string().nullable(),
  /** Set to override the type's class. The nearest own or inherited class up the chain applies. */
  temperatureClass: temperatureClassSchema.nullable(),
  /** Canonical positions nobody may use, each with the reason. */
  blocked: z.array(z.object({ position: z.string(), reason: z.string() })),
  /** False after a slot conflict: the parent is the last known one. */
  locationVerified: z.boolean(),
  archived: z.boolean(),
});
export type Container = z.infer<typeof containerSchema>;
