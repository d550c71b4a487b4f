import type { ErrorCode } from '../../errors/codes.ts';
import type { Measurement } from '../../sensors/measurement.ts';

/** What a value can be at all; beyond it a probe is broken or a file was read wrongly. */
const BOUNDS: { readonly [K in keyof Measurement]: readonly [number, number] } = {
  temperature: [-273.15, 400],
  humidity: [0, 100],
  pressure: [1, 2000],
  battery: [0, 100],
};

/** Why a measurement cannot be one: `reading_implausible`, `reading_empty`; null when it can. */
export function objectionToMeasurement(measurement: Measurement): ErrorCode | null {
  const { temperature, humidity, pressure, battery } = measurement;
  const isOut = (value: number | null, [min, max]: readonly [number, number]) =>
    value !== null && (value < min || value > max);
  if (
    isOut(temperature, BOUNDS.temperature) ||
    isOut(humidity, BOUNDS.humidity) ||
    isOut(pressure, BOUNDS.pressure) ||
    isOut(battery, BOUNDS.battery)
  ) {
    return 'reading_implausible';
  }
  return temperature === null && humidity === null && pressure === null && battery === null ? 'reading_empty' : null;
}
