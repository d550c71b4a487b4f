/** Which number of `3/4/2026` is the day. Null: nobody knows, and such dates stay as they are. */
export type DateOrder = 'day_first' | 'month_first' | null;

const ISO =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
const NAMED = /^(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4})$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date as ISO 8601 where it can be known: `2026-01-05`, `2026-01-05T08:30:00` with the offset it was written with. German dates with dots have
 * the day first; with slashes the order must be given. Anything else, and dates that do not exist, stay as they are: the server names them.
 */
export function dateValue(text: string, order: DateOrder): string {
  const iso = ISO.exec(text);
  if (iso) return joined(text, iso[1], iso[2], iso[3], iso[4], iso[5]);
  const named = NAMED.exec(text);
  if (named) {
    const month = MONTHS.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1;
    return month === 0 ? text : joined(text, named[3], String(month), named[1]);
  }
  const numeric = NUMERIC.exec(text);
  if (!numeric) return text;
  const known = numeric[2] === '.' ? 'day_first' : (order ?? orderOf(text));
  if (known === null) return text;
  return known === 'day_first'
    ? joined(text, numeric[4], numeric[3], numeric[1])
    : joined(text, numeric[4], numeric[1], numeric[3]);
}

/** Whether a date was understood: it stands as a day by itself, such as `2026-01-05`. */
export function isWholeDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && joined('', ...text.split('-')) === text;
}

/** What a column of dates says about its order: one date with a number above twelve tells for all. Null when none does or they disagree. */
export function guessDateOrder(texts: Iterable<string>): DateOrder {
  const seen = new Set<DateOrder>();
  for (const text of texts) seen.add(orderOf(text.trim()));
  const [only, ...more] = [...seen].filter((order) => order !== null);
  return only !== undefined && more.length === 0 ? only : null;
}

/** Hazards of one cell, separated by `;` however they were separated before. */
export function hazardsValue(text: string): string {
  const hazards = text.split(/[;,|\n]/).map((hazard) => hazard.trim());
  return [...new Set(hazards.filter((hazard) => hazard !== ''))].join('; ');
}

function orderOf(text: string): DateOrder {
  const match = NUMERIC.exec(text);
  if (!match || match[2] === '.') return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (first > 12 && second <= 12) return 'day_first';
  return second > 12 && first <= 12 ? 'month_first' : null;
}

function joined(text: string, year = '', month = '', day = '', time?: string, offset?: string): string {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date) return text;
  if (time === undefined) return date;
  const [hours = '', ...rest] = time.split(':');
  const clock = [hours.padStart(2, '0'), ...rest].join(':');
  const full = rest.length === 1 ? `${clock}:00` : clock;
  return `${date}T${full}${(offset ?? '').toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`;
}
