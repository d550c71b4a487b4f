import { z } from 'zod';
import { requiredName } from '../../commands/fields.ts';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { checkTimeZone } from '../rules/time-zone.ts';

/** A new site; `timeZone` is an IANA name that the server knows. */
export const createSiteArgs = z.strictObject({
  siteId: z.uuid(),
  name: z.string().max(120),
  timeZone: z.string().max(64),
});
export type CreateSiteArgs = z.infer<typeof createSiteArgs>;

/** Rules in this order: the id is new (`id_taken`), name (`name_empty`), time zone (`arguments_invalid`). */
export const predictCreateSite: Predict<CreateSiteArgs> = async ({ siteId, ...fields }, world) => {
  if (await world.get('site', siteId)) throw new Refusal('id_taken', { field: 'siteId' });
  const name = requiredName(fields.name);
  checkTimeZone(fields.timeZone);
  world.put('site', { id: siteId, ...fields, name, archived: false, floorPlan: null });
  return applied();
};
