import { z } from 'zod';
import { requiredName } from '../../commands/fields.ts';
import { applied } from '../../commands/verdict.ts';
import { checkTimeZone } from '../../sites/rules/time-zone.ts';
import type { Predict } from '../../world/ports.ts';
import { clockTimeSchema, rotations } from '../model.ts';
import { checkActive, checkOnce } from '../rules/active.ts';

/** An on-call schedule, new or changed as a whole; who stands in stays. */
export const setScheduleArgs = z.strictObject({
  scheduleId: z.uuid(),
  name: z.string().max(120),
  timeZone: z.string().max(64),
  rotation: z.enum(rotations),
  handoverAt: clockTimeSchema,
  startsOn: z.iso.date().regex(/^20/),
  memberIds: z.array(z.uuid()).min(1).max(50),
  archived: z.boolean(),
});
export type SetScheduleArgs = z.infer<typeof setScheduleArgs>;

/**
 * Rules in this order: nobody is named twice (`arguments_invalid`), name (`name_empty`), the zone is known (`arguments_invalid`), everybody is an active
 * member (`member_not_found`).
 */
export const predictSetSchedule: Predict<SetScheduleArgs> = async ({ name, memberIds, timeZone }, world) => {
  checkOnce(memberIds, 'memberIds');
  requiredName(name);
  checkTimeZone(timeZone);
  await checkActive(world, memberIds);
  return applied();
};
