/** A date and, where the element carries one, a time of day, both without a zone: GS1 says none. */
export interface Gs1Date {
  /** `2026-11-30` */
  readonly date: string;
  /** `08:05`, `08:05:30` or null. */
  readonly time: string | null;
}

const DATED: ReadonlySet<string> = new Set([
  ...['11', '12', '13', '15', '16', '17'],
  ...['4324', '4325', '4326', '7003', '7006', '7007', '7011', '8008'],
]);

/**
 * The year a two-digit year means, seen from a given year: at most 49 years ahead and 50 back (General
 * Specifications, 7.12).
 */
export function fullYear(twoDigits: number, currentYear: number): number {
  const century = currentYear - (currentYear % 100);
  const difference = twoDigits - (currentYear % 100);
  if (difference >= 51) return century - 100 + twoDigits;
  if (difference <= -50) return century + 100 + twoDigits;
  return century + twoDigits;
}

/** Whether YYMMDD can be a date in some century; day 00 means the last day of the month where it is allowed. */
export function isDate(yymmdd: string, dayMayBe00: boolean): boolean {
  if (!/^\d{6}$/.test(yymmdd)) return false;
  const [year, month, day] = digits(yymmdd);
  if (month < 1 || month > 12) return false;
  if (day === 0) return dayMayBe00;
  // 2000 stands for every century here: of the years ending in 00 it is the leap one.
  return day <= lastDay(2000 + year, month);
}

/**
 * What the date of an element means, seen from the year the reader lives in; null for an element that is no date.
 * Of a span (7007) it is the first day. The element must have passed `parseGs1`.
 */
export function gs1Date(element: { readonly ai: string; readonly value: string }, currentYear: number): Gs1Date | null {
  if (!DATED.has(element.ai) || !isDate(element.value.slice(0, 6), true)) return null;
  const [twoDigitYear, month, day] = digits(element.value);
  const year = fullYear(twoDigitYear, currentYear);
  const date = `${year}-${pad(month)}-${pad(day === 0 ? lastDay(year, month) : Math.min(day, lastDay(year, month)))}`;
  return { date, time: element.ai === '7007' ? null : timeOf(element.value.slice(6)) };
}

function timeOf(digits: string): string | null {
  // 9999 in 4324 and 4325 says that no time was agreed.
  if (digits === '' || digits === '9999') return null;
  const padded = digits.length === 2 ? `${digits}00` : digits;
  return (padded.match(/\d\d/g) ?? []).join(':');
}

function digits(yymmdd: string): [year: number, month: number, day: number] {
  return [Number(yymmdd.slice(0, 2)), Number(yymmdd.slice(2, 4)), Number(yymmdd.slice(4, 6))];
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
