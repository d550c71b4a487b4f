import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { openAlert } from '../rules/open.ts';

/** Somebody takes an alert on: it stops asking. When its cause is over already, it is resolved. */
export const acknowledgeAlertArgs = z.strictObject({ alertId: z.uuid(), note: z.string().max(500) });
export type AcknowledgeAlertArgs = z.infer<typeof acknowledgeAlertArgs>;

/** A tap without a word leaves what was noted before. Rules: the alert is not resolved (`alert_not_found`) and nobody has taken it on yet (`alert_acknowledged`). */
export const predictAcknowledgeAlert: Predict<AcknowledgeAlertArgs> = async ({ alertId, note }, world, context) => {
  const alert = await openAlert(world, alertId);
  if (alert.acknowledgedAt !== null) throw new Refusal('alert_acknowledged', { alertId });
  if (alert.endedAt !== null) world.remove('alert', alertId);
  else {
    const acknowledged = { acknowledgedAt: context.deviceTime, acknowledgedBy: context.userId };
    world.put('alert', { ...alert, ...acknowledged, note: note === '' ? alert.note : note });
  }
  return applied();
};
