import { dateFormat } from '../ui/date-format.ts';

const DAY = 86_400_000;
/** The server refuses more. */
const LONGEST_DAYS = 400;

/** The days that a person names, as `2026-11-30`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Midnight at the beginning of a day in a zone, in milliseconds; NaN for no day. */
export function midnight(day: string, timeZone: string): number {
  const guess = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(guess)) return Number.NaN;
  // Twice, since the clocks may change between the guess and the midnight it leads to.
  const first = guess - aheadOfUtc(guess, timeZone);
  return guess - aheadOfUtc(first, timeZone);
}

function aheadOfUtc(at: number, timeZone: string): number {
  const parts = dateFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(at / 1000) * 1000;
}

/** The period of whole days in a zone, the last one included; null when it is none that can be asked for. */
export function periodOf({ from, to }: Days, timeZone: string): { from: string; to: string } | null {
  const begin = midnight(from, timeZone);
  const last = Date.parse(`${to}T00:00:00Z`);
  if (Number.isNaN(begin) || Number.isNaN(last)) return null;
  const end = midnight(new Date(last + DAY).toISOString().slice(0, 10), timeZone);
  if (end <= begin || end - begin > LONGEST_DAYS * DAY) return null;
  return { from: new Date(begin).toISOString(), to: new Date(end).toISOString() };
}

/** The last 30 days in a zone, today among them: what goes on now belongs to what an inspector asks about. */
export function lastMonth(now: number, timeZone: string): Days {
  const day = (at: number) => new Date(at + aheadOfUtc(at, timeZone)).toISOString().slice(0, 10);
  return { from: day(now - 29 * DAY), to: day(now) };
}
