import type { Sensor } from './model.ts';

/** The day by which a sensor has to be calibrated again, the nearest of its quantities; null when none is named. */
export function calibrationDueOn({ calibrations }: Pick<Sensor, 'calibrations'>): string | null {
  return calibrations.flatMap(({ dueOn }) => dueOn ?? []).toSorted()[0] ?? null;
}

/** Whether that day is over; `today` as a calendar day, `2026-11-26`. */
export function isCalibrationOverdue(sensor: Pick<Sensor, 'calibrations'>, today: string): boolean {
  const dueOn = calibrationDueOn(sensor);
  return dueOn !== null && dueOn < today;
}
