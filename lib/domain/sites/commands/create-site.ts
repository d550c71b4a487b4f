import { z } from 'zod';

/** A new site; `timeZone` is an IANA name that the server knows. */
export const createSiteArgs = z.strictObject({
  siteId: z.uuid(),
  name: z.string().max(120),
  timeZone: z.string().max(64),
});
export type CreateSiteArgs = z.infer<typeof createSiteArgs>;
