import { z } from 'zod';

/** Changes a site; archiving is refused while containers stand in it. */
export const editSiteArgs = z.strictObject({
  siteId: z.uuid(),
  changes: z.strictObject({
    name: z.string().max(120).optional(),
    timeZone: z.string().max(64).optional(),
    archived: z.boolean().optional(),
  }),
});
export type EditSiteArgs = z.infer<typeof editSiteArgs>;
