import { type Alert, isMeasured } from '../alerts/model.ts';
import { worstFirst } from '../alerts/order.ts';
import type { SensorReport } from '../readings/answers.ts';

/** How a sensor is, the worst that is known of it; the worst state first. */
const sensorStates = ['alarming', 'silent', 'acknowledged', 'suspect', 'battery', 'unheard', 'ok'] as const;
export type SensorState = (typeof sensorStates)[number];

/** The worse of two states stands first. */
export function worseState(a: SensorState, b: SensorState): number {
  return sensorStates.indexOf(a) - sensorStates.indexOf(b);
}

/** Percent of a battery at which somebody should bring a new one. */
export const LOW_BATTERY = 15;

/** The alert of these that tells most about how a sensor measures now: one whose cause lasts, the worst first. */
export function lastingAlert(alerts: readonly Alert[]): Alert | null {
  return alerts.filter((alert) => alert.endedAt === null && isMeasured(alert)).toSorted(worstFirst)[0] ?? null;
}

/** The state of a sensor by the worst alert about it (see `lastingAlert`) and by what it said last. */
export function sensorState(
  alert: Pick<Alert, 'kind' | 'acknowledgedAt'> | null,
  report: Pick<SensorReport, 'takenAt' | 'suspicion' | 'battery'> | undefined,
): SensorState {
  if (alert !== null) {
    if (alert.kind === 'sensor_silent') return 'silent';
    return alert.acknowledgedAt === null ? 'alarming' : 'acknowledged';
  }
  if (!report || report.takenAt === null) return 'unheard';
  if (report.suspicion !== null) return 'suspect';
  return report.battery !== null && report.battery <= LOW_BATTERY ? 'battery' : 'ok';
}
