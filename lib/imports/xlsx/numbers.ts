const DAY = 86_400_000;
/** Day 0 of each counting; the first one has a 29 February 1900 that never was, so it is right from March 1900 on. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/**
 * The date of a cell's number as ISO 8601: `2026-01-05`, `2026-01-05T08:30:00` (a spreadsheet knows no time zone) or, for a time alone,
 * `08:30:00`. A number that is no date stays as it is.
 */
export function dateText(raw: string, is1904: boolean): string {
  const days = Number(raw);
  if (!Number.isFinite(days) || days < 0 || days > 2_958_466) return raw;
  const time = new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(days * 86_400) * 1000);
  const iso = time.toISOString();
  if (days < 1) return iso.slice(11, 19);
  return time.getTime() % DAY === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

/**
 * A number as a person sees it in the cell. Programs store `0.1 + 0.2` with seventeen digits and show fifteen; whole numbers keep every digit
 * they have, because they may be codes.
 */
export function numberText(raw: string): string {
  const text = raw.trim();
  if (/^-?\d+$/.test(text)) return text;
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return text;
  return String(Number(number.toPrecision(15)));
}

/** A number filled up with zeros, as a format such as `000000` shows it. */
export function paddedText(raw: string, zeros: number): string {
  const text = numberText(raw);
  return /^\d+$/.test(text) ? text.padStart(zeros, '0') : text;
}
