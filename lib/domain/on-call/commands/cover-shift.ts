import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { checkActive } from '../rules/active.ts';

/** Somebody stands in on a schedule for a span. */
export const coverShiftArgs = z.strictObject({
  coverId: z.uuid(),
  scheduleId: z.uuid(),
  memberId: z.uuid(),
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
});
export type CoverShiftArgs = z.infer<typeof coverShiftArgs>;

/** Rules: it ends after it begins (`arguments_invalid`), whoever stands in is an active member (`member_not_found`). The server knows the schedule. */
export const predictCoverShift: Predict<CoverShiftArgs> = async ({ memberId, from, to }, world) => {
  if (Date.parse(to) <= Date.parse(from)) throw new Refusal('arguments_invalid', { field: 'to' });
  await checkActive(world, [memberId]);
  return applied();
};
