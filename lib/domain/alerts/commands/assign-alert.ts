import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { openAlert } from '../rules/open.ts';

/** Hands an alert to a member, or to nobody. */
export const assignAlertArgs = z.strictObject({ alertId: z.uuid(), memberId: z.uuid().nullable() });
export type AssignAlertArgs = z.infer<typeof assignAlertArgs>;

/** Rules: the alert is not resolved (`alert_not_found`), the member is active (`member_not_found`). */
export const predictAssignAlert: Predict<AssignAlertArgs> = async ({ alertId, memberId }, world) => {
  const alert = await openAlert(world, alertId);
  if (memberId !== null && (await world.get('member', memberId))?.state !== 'active') {
    throw new Refusal('member_not_found', { memberId });
  }
  world.put('alert', { ...alert, assigneeId: memberId });
  return applied();
};
