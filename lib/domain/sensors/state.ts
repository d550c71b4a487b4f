import { type Alert, isMeasured } from '../alerts/model.ts';
import { worstFirst } from '../alerts/order.ts';
import type { SensorReport } from '../readings/answers.ts';
import type { Threshold } from '../thresholds/model.ts';

/** How a sensor is, the worst that is known of it; the worst state first. */
export const sensorStates = [
  'alarming',
  'silent',
  'acknowledged',
  'pending',
  'suspect',
  'battery',
  'unknown',
  'unheard',
  'ok',
] as const;
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

/**
 * The state of a sensor by the worst alert about it (see `lastingAlert`) and by what it said last: null where it has said nothing yet,
 * undefined where the server has not been heard and nobody here can know. Outside its limits without an alert means that the delay of the
 * threshold is running, or that its place is being maintained.
 */
export function sensorState(
  alert: Pick<Alert, 'kind' | 'acknowledgedAt'> | null,
  report: Pick<SensorReport, 'takenAt' | 'suspicion' | 'battery' | 'temperature'> | null | undefined,
  threshold: Pick<Threshold, 'low' | 'high'> | null,
): SensorState {
  if (alert !== null) {
    if (alert.kind === 'sensor_silent') return 'silent';
    return alert.acknowledgedAt === null ? 'alarming' : 'acknowledged';
  }
  if (report === undefined) return 'unknown';
  if (report === null || report.takenAt === null) return 'unheard';
  if (report.suspicion !== null) return 'suspect';
  if (isOutside(report.temperature, threshold)) return 'pending';
  return report.battery !== null && report.battery <= LOW_BATTERY ? 'battery' : 'ok';
}

function isOutside(temperature: number | null, threshold: Pick<Threshold, 'low' | 'high'> | null): boolean {
  if (temperature === null || threshold === null) return false;
  const { low, high } = threshold;
  return (high !== null && temperature > high) || (low !== null && temperature < low);
}
