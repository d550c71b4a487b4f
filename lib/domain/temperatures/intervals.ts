/** A reading with its instant in milliseconds of the epoch, °C. */
export interface TimedTemperature {
  readonly at: number;
  readonly celsius: number;
}

/** The time between two neighbouring readings. */
export interface Interval {
  readonly from: TimedTemperature;
  readonly to: TimedTemperature;
  readonly duration: number;
  /** Longer than the reader of the readings allows: what happened in it is not known. */
  readonly isGap: boolean;
}

/** Longest time between two readings that still counts as watched, unless said otherwise: one hour. */
export const LONGEST_WATCHED_MS = 3_600_000;

/**
 * The intervals between readings, in the order of time whatever order they come in. Of several readings at one instant the last given counts. Readings
 * that are no finite numbers are left out, which makes the interval around them longer.
 */
export function intervalsOf(readings: readonly TimedTemperature[], longestWatchedMs = LONGEST_WATCHED_MS): Interval[] {
  const byInstant = new Map<number, TimedTemperature>();
  for (const reading of readings)
    if (Number.isFinite(reading.at) && Number.isFinite(reading.celsius)) byInstant.set(reading.at, reading);
  const sorted = [...byInstant.values()].sort((a, b) => a.at - b.at);
  return sorted.slice(1).map((to, index) => {
    const from = sorted[index] ?? to;
    const duration = to.at - from.at;
    return { from, to, duration, isGap: duration > longestWatchedMs };
  });
}
