import { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { openAlert } from '../rules/open.ts';

/** Writes down what was found or done about an alert. The alert carries the last note; the server keeps every one (see `history`). */
export const noteAlertArgs = z.strictObject({ alertId: z.uuid(), note: z.string().max(500) });
export type NoteAlertArgs = z.infer<typeof noteAlertArgs>;

/** Rule: the alert is not resolved (`alert_not_found`). */
export const predictNoteAlert: Predict<NoteAlertArgs> = async ({ alertId, note }, world) => {
  world.put('alert', { ...(await openAlert(world, alertId)), note });
  return applied();
};
