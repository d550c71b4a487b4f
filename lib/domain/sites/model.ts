import { z } from 'zod';

/** A building or campus with its own time zone (IANA name); the unit a device subscribes to. */
export const siteSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  timeZone: z.string(),
  archived: z.boolean(),
});
export type Site = z.infer<typeof siteSchema>;
