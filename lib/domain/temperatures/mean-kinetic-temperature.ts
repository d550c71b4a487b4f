import { intervalsOf, LONGEST_WATCHED_MS, type TimedTemperature } from './intervals.ts';
import { ICE_POINT_KELVIN } from './units.ts';

/** R, J/(mol·K), as USP <1079.2> rounds it. */
export const GAS_CONSTANT = 8.3144;
/** ΔH, J/mol: the default of USP <1079.2>, so that ΔH/R is 10 000 K. */
export const ACTIVATION_ENERGY = 83_144;

/**
 * Mean kinetic temperature of equally spaced readings, °C: the one temperature at which as much would have degraded as at all of them together (Haynes 1971;
 * USP <1079.2>). Null for no readings. `activationEnergy` in J/mol. Throws a RangeError for a reading that is not above absolute zero.
 */
export function meanKineticTemperature(
  celsius: readonly number[],
  activationEnergy = ACTIVATION_ENERGY,
): number | null {
  return weightedMean(
    celsius.map((value) => ({ celsius: value, weight: 1 })),
    activationEnergy,
  );
}

/**
 * Mean kinetic temperature of readings at any instants, °C. Each interval counts as long as it lasted, half of it at either of its readings. A gap (longer than
 * `longestWatchedMs`) has no part in it, as nobody knows how warm it was. Null when no interval was watched.
 */
export function meanKineticTemperatureOverTime(
  readings: readonly TimedTemperature[],
  { activationEnergy = ACTIVATION_ENERGY, longestWatchedMs = LONGEST_WATCHED_MS } = {},
): number | null {
  const watched = intervalsOf(readings, longestWatchedMs).filter(({ isGap }) => !isGap);
  return weightedMean(
    watched.flatMap(({ from, to, duration }) => [
      { celsius: from.celsius, weight: duration / 2 },
      { celsius: to.celsius, weight: duration / 2 },
    ]),
    activationEnergy,
  );
}

interface Weighted {
  readonly celsius: number;
  readonly weight: number;
}

/**
 * The exponents are taken relative to that of the warmest reading: e^(−10 000/77) of liquid nitrogen is 10⁻⁵⁷ and colder ones would be 0, and their logarithm
 * infinite.
 */
function weightedMean(readings: readonly Weighted[], activationEnergy: number): number | null {
  if (!(activationEnergy > 0)) throw new RangeError(`The activation energy ${activationEnergy} J/mol is not above 0`);
  const kelvins = readings.map(({ celsius, weight }) => ({ kelvin: celsius + ICE_POINT_KELVIN, weight }));
  const bad = kelvins.find(({ kelvin }) => !(kelvin > 0 && Number.isFinite(kelvin)));
  if (bad) throw new RangeError(`${bad.kelvin} K is no temperature above absolute zero`);
  const total = kelvins.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const ratio = activationEnergy / GAS_CONSTANT;
  const warmest = kelvins.reduce((most, { kelvin }) => Math.max(most, kelvin), 0);
  const mean =
    kelvins.reduce((sum, { kelvin, weight }) => sum + weight * Math.exp(ratio * (1 / warmest - 1 / kelvin)), 0) / total;
  return ratio / (ratio / warmest - Math.log(mean)) - ICE_POINT_KELVIN;
}
