import { intervalsOf, LONGEST_WATCHED_MS, type TimedTemperature } from './intervals.ts';

/** The limits of a temperature class, °C; a reading at a limit is within. Null: there is none on that side. */
export interface TemperatureRange {
  readonly low: number | null;
  readonly high: number | null;
}

/** How long what, in milliseconds. The four add up to the time from the first reading to the last. */
export interface TimeOutOfRange {
  readonly above: number;
  readonly below: number;
  readonly within: number;
  /** Gaps: nobody knows. */
  readonly unwatched: number;
}

/**
 * How long the temperature was out of its range. Between two readings it is taken to have changed evenly, so a limit is crossed part of the way between them.
 *
 * The rule for gaps: an interval longer than `longestWatchedMs` is neither good nor bad; it is reported as unwatched, for a person to judge, and never
 * counted as within.
 */
export function timeOutOfRange(
  readings: readonly TimedTemperature[],
  range: TemperatureRange,
  longestWatchedMs = LONGEST_WATCHED_MS,
): TimeOutOfRange {
  const { low, high } = range;
  if (low !== null && high !== null && low > high)
    throw new RangeError(`The low limit ${low} is above the high limit ${high}`);
  const time = { above: 0, below: 0, within: 0, unwatched: 0 };
  for (const { from, to, duration, isGap } of intervalsOf(readings, longestWatchedMs)) {
    if (isGap) {
      time.unwatched += duration;
      continue;
    }
    const above = high === null ? 0 : duration * shareAbove(from.celsius, to.celsius, high);
    const below = low === null ? 0 : duration * shareAbove(-from.celsius, -to.celsius, -low);
    time.above += above;
    time.below += below;
    time.within += duration - above - below;
  }
  return time;
}

/** The share of a straight line from one value to another that lies above a limit. */
function shareAbove(from: number, to: number, limit: number): number {
  const [lower, upper] = from < to ? [from, to] : [to, from];
  if (upper <= limit) return 0;
  return lower >= limit ? 1 : (upper - limit) / (upper - lower);
}
