import { Refusal } from '../../commands/verdict.ts';
import type { WorldReader } from '../../world/ports.ts';
import type { Alert } from '../model.ts';

/** The alert, which is not resolved yet (`alert_not_found`: resolved ones have left the device). */
export async function openAlert(world: WorldReader, alertId: string): Promise<Alert> {
  const alert = await world.get('alert', alertId);
  if (!alert) throw new Refusal('alert_not_found', { alertId });
  return alert;
}
