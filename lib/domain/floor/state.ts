import { sensorStates, type SensorState } from '../sensors/state.ts';

/** How what stands on a plan is: as its sensor is, or not measured at all. The worst first. */
export type FloorState = SensorState | 'unmeasured';

const floorStates: readonly FloorState[] = [...sensorStates, 'unmeasured'];

/** The worse of two states stands first. */
export function worseOnFloor(a: FloorState, b: FloorState): number {
  return floorStates.indexOf(a) - floorStates.indexOf(b);
}
