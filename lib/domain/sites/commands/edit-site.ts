import { z } from 'zod';
import { patched, requiredName } from '../../commands/fields.ts';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import type { Site } from '../model.ts';
import { checkTimeZone } from '../rules/time-zone.ts';

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

/** Rules in this order: the site exists (`site_not_found`), name, time zone, and nothing stands in a site that is archived (`container_not_empty`). */
export const predictEditSite: Predict<EditSiteArgs> = async ({ siteId, changes }, world) => {
  const before = await world.get('site', siteId);
  if (!before) throw new Refusal('site_not_found', { siteId });
  const site: Site = patched(before, changes);
  if (changes.name !== undefined) site.name = requiredName(changes.name);
  if (changes.timeZone !== undefined) checkTimeZone(changes.timeZone);
  if (changes.archived === true) {
    const standing = await world.containersAt(siteId);
    if (standing.length > 0) throw new Refusal('container_not_empty', { siteId, count: standing.length });
  }
  world.put('site', site);
  return applied();
};
