import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { openAlert } from '../rules/open.ts';

/** Somebody wants to be told of an alert again in so many minutes, a day at most; until then nobody is called, and it stays open. */
export const snoozeAlertArgs = z.strictObject({ alertId: z.uuid(), minutes: z.number().int().min(1).max(1440) });
export type SnoozeAlertArgs = z.infer<typeof snoozeAlertArgs>;

/**
 * Rules: the alert is not resolved (`alert_not_found`), nobody has taken it on (`alert_acknowledged`). The minutes count from the tap, by the device's
 * clock: a phone that was offline for longer has let them pass, and silences nothing later.
 */
export const predictSnoozeAlert: Predict<SnoozeAlertArgs> = async ({ alertId, minutes }, world, { deviceTime }) => {
  const alert = await openAlert(world, alertId);
  if (alert.acknowledgedAt !== null) throw new Refusal('alert_acknowledged', { alertId });
  world.put('alert', { ...alert, snoozedUntil: new Date(Date.parse(deviceTime) + minutes * 60_000).toISOString() });
  return applied();
};
