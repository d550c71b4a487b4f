import { sensorState, type SensorState } from '../sensors/state.ts';
import type { Threshold } from '../thresholds/model.ts';

/** How what stands on a plan is: as its sensor is, outside its limits but not yet for long enough, or not measured at all. The worst first. */
export const floorStates = [
  'alarming',
  'silent',
  'acknowledged',
  'pending',
  'suspect',
  'battery',
  'unheard',
  'ok',
  'unmeasured',
] as const satisfies readonly (SensorState | 'pending' | 'unmeasured')[];
export type FloorState = (typeof floorStates)[number];

/** The worse of two states stands first. */
export function worseOnFloor(a: FloorState, b: FloorState): number {
  return floorStates.indexOf(a) - floorStates.indexOf(b);
}

/** The state of one sensor on a plan. Outside its limits without an alert means that the delay of the threshold is running. */
export function floorState(
  alert: Parameters<typeof sensorState>[0],
  report: (NonNullable<Parameters<typeof sensorState>[1]> & { readonly temperature: number | null }) | undefined,
  threshold: Pick<Threshold, 'low' | 'high'> | null,
): FloorState {
  const state = sensorState(alert, report);
  if (state !== 'ok' && state !== 'battery') return state;
  const temperature = report?.temperature ?? null;
  if (temperature === null || threshold === null) return state;
  const { low, high } = threshold;
  const isOutside = (high !== null && temperature > high) || (low !== null && temperature < low);
  return isOutside ? 'pending' : state;
}
