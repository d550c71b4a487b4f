/** A date and time on a clock on the wall; `month` from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const HOUR = 3_600_000;

/** Says which moment a clock means, given the moment of the row before. */
export type Clock = (wall: WallTime, before?: number) => number | null;

/** A clock that is always so many minutes ahead of UTC. */
export function fixedClock(minutes: number): Clock {
  return ({ year, month, day, hour, minute, second }) => Date.UTC(year, month - 1, day, hour, minute - minutes, second);
}

/** Whether a clock can show this: 30 February and 24:61 are on none. */
export function isOnClock({ year, month, day, hour, minute, second }: WallTime): boolean {
  if (hour > 23 || minute > 59 || second > 59) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * Reads clocks of one zone (an IANA name). Moments are milliseconds since 1970, as everywhere. A time that the clock showed twice is the
 * first of the two, or the second where the first is not after `before`; one that it left out is null. Offsets are asked of the platform once an hour of a file's time: a file has many rows.
 * @throws RangeError for a zone that the platform does not know
 */
export function clockOf(zone: string): Clock {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offsets = new Map<number, number>();
  const offsetAt = (moment: number): number => {
    // Some zones changed at a quarter past; none changes within a quarter of an hour.
    const key = Math.floor(moment / (HOUR / 4));
    const known = offsets.get(key) ?? offsetIn(format, moment);
    offsets.set(key, known);
    return known;
  };
  return (wall, before = Number.NEGATIVE_INFINITY) => {
    const asIfUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
    // The offsets a day before and after are all that a clock can have had at this moment.
    const candidates = [offsetAt(asIfUtc - 24 * HOUR), offsetAt(asIfUtc + 24 * HOUR)].map((offset) => asIfUtc - offset);
    const meant = candidates.filter((moment) => moment + offsetAt(moment) === asIfUtc);
    return meant.length === 0
      ? null
      : (meant.toSorted((a, b) => a - b).find((moment) => moment > before) ?? Math.max(...meant));
  };
}

function offsetIn(format: Intl.DateTimeFormat, moment: number): number {
  const written = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const match = /([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(written);
  if (!match) return 0;
  const size = (Number(match[2]) * 60 + Number(match[3])) * 60_000 + Number(match[4] ?? 0) * 1000;
  return match[1] === '-' ? -size : size;
}
