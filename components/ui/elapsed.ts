/** How much time has passed, in the largest unit that has passed whole. */
export interface Elapsed {
  readonly value: number;
  readonly unit: 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
}

const SECOND = 1_000;
const SMALL = [
  { unit: 'week', takes: 7 * 24 * 3_600 * SECOND },
  { unit: 'day', takes: 24 * 3_600 * SECOND },
  { unit: 'hour', takes: 3_600 * SECOND },
  { unit: 'minute', takes: 60 * SECOND },
] as const;

/**
 * What has passed from one moment to the other, never rounded up: what was two years and seven months ago was two years ago. Months and years are
 * those of the reader's calendar. A moment that is still to come, by a clock that runs behind, is now.
 */
export function elapsed(from: number, now: number): Elapsed {
  const months = wholeMonths(new Date(from), new Date(now));
  if (months >= 12) return { value: Math.floor(months / 12), unit: 'year' };
  if (months >= 1) return { value: months, unit: 'month' };
  const passed = Math.max(0, now - from);
  for (const { unit, takes } of SMALL) if (passed >= takes) return { value: Math.floor(passed / takes), unit };
  return { value: Math.floor(passed / SECOND), unit: 'second' };
}

/** The same moment so many months later; in a shorter month on its last day. */
export function monthsLater(from: Date, months: number): Date {
  const later = new Date(from);
  later.setDate(1);
  later.setMonth(later.getMonth() + months);
  const lastDay = new Date(later.getFullYear(), later.getMonth() + 1, 0).getDate();
  later.setDate(Math.min(from.getDate(), lastDay));
  return later;
}

function wholeMonths(from: Date, now: Date): number {
  const months = (now.getFullYear() - from.getFullYear()) * 12 + now.getMonth() - from.getMonth();
  return monthsLater(from, months) > now ? months - 1 : months;
}

const made = new Map<string, Intl.RelativeTimeFormat>();

/** "2 years ago": what has passed in the reader's words; made once for each locale, as moments are. */
export function agoIn(locale: string, from: number, now: number, style: 'long' | 'short' = 'long'): string {
  const { value, unit } = elapsed(from, now);
  // "Now" is said; "yesterday" is not, since a day ago may still be the same night shift.
  const numeric = unit === 'second' ? 'auto' : 'always';
  const key = `${locale} ${style} ${numeric}`;
  const format = made.get(key) ?? new Intl.RelativeTimeFormat(locale, { numeric, style });
  made.set(key, format);
  return format.format(-value, unit);
}
