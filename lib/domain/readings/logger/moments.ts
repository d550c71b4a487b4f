import { type DateOrder, guessDateOrder } from '../../imports/values.ts';
import { isOnClock, type WallTime } from '../local-time.ts';

/** A time as it stands in a file: what the clock showed, and how far it was from UTC where the file says so (minutes). */
export interface WrittenMoment {
  readonly wall: WallTime;
  readonly offset: number | null;
}

const TIME = /(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?/;
const HALF = /(?:\b(a|p)\.?\s?m\.?\b)|(上午|下午)|(?:^|\s)(ص|م)(?:\s|$)/i;
const OFFSET = /(?:(?:\b(?:GMT|UTC)|(?<=\d))\s*([+-]\d{1,2}):?(\d{2})?|(\bUTC\b|\bGMT\b|(?<=\d)Z))\s*$/i;
const YEAR_FIRST = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/;
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const NAMED = /^(\d{1,2})[-\s.]*([\p{L}]{3,12})\.?[-\s,]*(\d{4}|\d{2})(?!\d)/u;

/** Months by the first letters that tell them apart in English, German, Spanish and French. */
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(jan|ene)/, 1],
  [/^(feb|fev|fév)/, 2],
  [/^(mar|mär|mrz)/, 3],
  [/^(apr|abr|avr)/, 4],
  [/^(may|mai)/, 5],
  [/^(jun|juin)/, 6],
  [/^(jul|juil)/, 7],
  [/^(aug|ago|aoû|aou)/, 8],
  [/^(sep)/, 9],
  [/^(oct|okt)/, 10],
  [/^(nov)/, 11],
  [/^(dec|dez|dic|déc)/, 12],
];

/** The date at the beginning of a text as `guessDateOrder` reads it, with four digits of the year; null for one whose order is no question. */
export function numericDate(text: string): string | null {
  const match = NUMBERS.exec(text.trim());
  return match ? `${match[1]}${match[2]}${match[3]}${match[2]}${fullYear(match[4] ?? '')}` : null;
}

/** Reads a time. Null for what is none, or what no clock shows; dates with dots have the day first everywhere. */
export function writtenMoment(text: string, order: DateOrder): WrittenMoment | null {
  const trimmed = text.trim();
  const date = dateOf(trimmed, order);
  if (!date) return null;
  const rest = trimmed.slice(date.length).replace(/^[T,\s]+/i, '');
  const time = TIME.exec(rest);
  if (!time) return null;
  const hour = hourOf(Number(time[1]), HALF.exec(rest));
  const wall = { ...date.wall, hour, minute: Number(time[2]), second: Number(time[3] ?? 0) };
  return isOnClock(wall) ? { wall, offset: offsetIn(rest) } : null;
}

/** Minutes ahead of UTC that a text ends with: `GMT+01:00`, `UTC`, `Z` behind a digit; null where there is none. */
export function offsetIn(text: string): number | null {
  const match = OFFSET.exec(text.trim());
  if (!match) return null;
  if (match[1] === undefined) return 0;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  if (Math.abs(hours) > 14 || minutes > 59) return null;
  return hours * 60 + (match[1].startsWith('-') ? -minutes : minutes);
}

/**
 * What a column of dates says about its order: a number above twelve tells it; so do neighbours that are one day apart in one order and a month in the
 * other, as the days of a logger are. Null when nothing does.
 */
export function orderOfDates(texts: Iterable<string>): DateOrder {
  const dates = [...new Set([...texts].flatMap((text) => numericDate(text) ?? []))];
  if (dates.some((date) => date.includes('.'))) return 'day_first';
  const told = guessDateOrder(dates);
  if (told !== null) return told;
  const steps = (order: DateOrder) => {
    const days = dates.flatMap((date) => {
      const wall = dateOf(date, order)?.wall;
      return wall ? [Date.UTC(wall.year, wall.month - 1, wall.day) / 86_400_000] : [];
    });
    return days.slice(1).filter((day, at) => Math.abs(day - (days[at] ?? day)) === 1).length;
  };
  const [dayFirst, monthFirst] = [steps('day_first'), steps('month_first')];
  if (dayFirst === monthFirst) return null;
  return dayFirst > monthFirst ? 'day_first' : 'month_first';
}

type DateWall = Pick<WallTime, 'year' | 'month' | 'day'>;

function dateOf(text: string, order: DateOrder): { readonly wall: DateWall; readonly length: number } | null {
  const first = YEAR_FIRST.exec(text);
  if (first) return placed(first[0], first[1], first[2], first[3]);
  const named = NAMED.exec(text);
  if (named) {
    const name = (named[2] ?? '').toLowerCase();
    const month = MONTHS.find(([pattern]) => pattern.test(name))?.[1];
    return month === undefined ? null : placed(named[0], fullYear(named[3] ?? ''), String(month), named[1]);
  }
  const numbers = NUMBERS.exec(text);
  if (!numbers) return null;
  const known = numbers[2] === '.' ? 'day_first' : order;
  if (known === null) return null;
  const [day, month] = known === 'day_first' ? [numbers[1], numbers[3]] : [numbers[3], numbers[1]];
  return placed(numbers[0], fullYear(numbers[4] ?? ''), month, day);
}

function placed(text: string, year = '', month = '', day = '') {
  return { wall: { year: Number(year), month: Number(month), day: Number(day) }, length: text.length };
}

const fullYear = (year: string) => (year.length === 2 ? `20${year}` : year);

function hourOf(hour: number, half: RegExpExecArray | null): number {
  if (!half) return hour;
  const isAfternoon = half[1]?.toLowerCase() === 'p' || half[2] === '下午' || half[3] === 'م';
  if (hour < 1 || hour > 12) return hour;
  return (hour % 12) + (isAfternoon ? 12 : 0);
}
