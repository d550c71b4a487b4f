const made = new Map<string, Intl.DateTimeFormat>();

/**
 * A formatter of moments, made once: making one takes a phone longer than drawing the row it is for, and a list needs the same one in every
 * row.
 *
 * @param locale - BCP 47.
 * @param options - As of `Intl.DateTimeFormat`; without `timeZone` in the reader's zone.
 */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, options);
  made.set(key, format);
  return format;
}
