import { z } from 'zod';
import { requiredName } from '../../commands/fields.ts';
import { Refusal, applied } from '../../commands/verdict.ts';
import { checkActive, checkOnce } from '../../on-call/rules/active.ts';
import { severitySchema } from '../../thresholds/model.ts';
import type { Predict } from '../../world/ports.ts';
import { stepSchema } from '../model.ts';

/** An escalation policy, new or changed as a whole. */
export const setPolicyArgs = z.strictObject({
  policyId: z.uuid(),
  name: z.string().max(120),
  siteId: z.uuid().nullable(),
  minimumSeverity: severitySchema,
  steps: z.array(stepSchema).min(1).max(20),
  archived: z.boolean(),
});
export type SetPolicyArgs = z.infer<typeof setPolicyArgs>;

/**
 * Rules in this order: name (`name_empty`), the site is there (`site_not_found`), each step is later than the one before and tells somebody, nobody twice
 * (`arguments_invalid`), and people are active members (`member_not_found`). Schedules and channels are the server's to know.
 */
export const predictSetPolicy: Predict<SetPolicyArgs> = async ({ name, siteId, steps }, world) => {
  requiredName(name);
  if (siteId !== null && !(await world.get('site', siteId))) throw new Refusal('site_not_found', { siteId });
  let before = -1;
  for (const { afterMinutes, memberIds, scheduleIds, channelIds } of steps) {
    checkOnce(memberIds, 'memberIds');
    checkOnce(scheduleIds, 'scheduleIds');
    checkOnce(channelIds, 'channelIds');
    const tellsNobody = memberIds.length + scheduleIds.length + channelIds.length === 0;
    if (afterMinutes <= before || tellsNobody) throw new Refusal('arguments_invalid', { field: 'steps' });
    before = afterMinutes;
  }
  for (const { memberIds } of steps) await checkActive(world, memberIds);
  return applied();
};
