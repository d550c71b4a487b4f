import { fromCelsius, type TemperatureUnit, toCelsius } from './units.ts';

/** What a reading would be if its unit was mistaken. Never applied by itself: a person decides. */
export interface UnitErrorSuspicion {
  /** The unit the number was taken for, and the one it seems to be in. */
  readonly takenFor: TemperatureUnit;
  readonly seemsToBe: TemperatureUnit;
  /** The reading in °C if so. */
  readonly celsius: number;
}

export interface UnitErrorOptions {
  /** How near to what is expected the other reading of the number must be, °C. */
  readonly toleranceCelsius?: number;
  /** How many times further off the reading must be as it stands. */
  readonly factor?: number;
}

/** A number that came as °C but is another unit, and one that was converted to °C though it was °C (or another unit) already. */
const MISTAKES: readonly { readonly takenFor: TemperatureUnit; readonly seemsToBe: TemperatureUnit }[] = [
  { takenFor: 'celsius', seemsToBe: 'fahrenheit' },
  { takenFor: 'celsius', seemsToBe: 'kelvin' },
  { takenFor: 'fahrenheit', seemsToBe: 'celsius' },
  { takenFor: 'kelvin', seemsToBe: 'celsius' },
];

/**
 * Suspects a unit error: the reading (°C, as stored) is far from what is expected of the sensor (the median of its last readings, °C), and the same number read
 * in another unit is near. Null when nothing is suspected: the reading is near as it is, or no unit explains it. Near −40 °C, where both scales meet, a
 * mistake cannot be told and does no harm. A freezer at −20 °C that warms to −4 °C looks the same as one that is read in Fahrenheit: a suspicion must never
 * hold back an alert.
 */
export function suspectUnitError(
  celsius: number,
  expectedCelsius: number,
  { toleranceCelsius = 3, factor = 3 }: UnitErrorOptions = {},
): UnitErrorSuspicion | null {
  if (!Number.isFinite(celsius) || !Number.isFinite(expectedCelsius)) return null;
  const distance = Math.abs(celsius - expectedCelsius);
  const candidates = MISTAKES.map((mistake) => {
    const number = fromCelsius(celsius, mistake.takenFor);
    return { ...mistake, celsius: toCelsius(number, mistake.seemsToBe) };
  }).sort((a, b) => Math.abs(a.celsius - expectedCelsius) - Math.abs(b.celsius - expectedCelsius));
  const best = candidates[0];
  if (!best) return null;
  const rest = Math.abs(best.celsius - expectedCelsius);
  return rest <= toleranceCelsius && distance > toleranceCelsius && distance >= factor * rest ? best : null;
}
