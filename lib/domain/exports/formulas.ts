/*
 * A cell that starts with one of these is run as a formula by spreadsheet programs, whoever wrote it (OWASP, "CSV Injection"). Full-width forms are
 * taken as the plain ones in East Asian versions; white space in front is skipped by some.
 */
const STARTS_FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n]/;
const PLAIN_NUMBER = /^[+-]?\d+([.,]\d+)?([eE][+-]?\d+)?$/;
const PROTECTED = /^'+/;

/**
 * The text so that no program runs it: an apostrophe is put before what could be a formula. Plain negative numbers are left alone. A text that
 * already looks protected gets one apostrophe more, so that `unprotected` gives back exactly what was there.
 */
export function protectedText(text: string): string {
  if (PLAIN_NUMBER.test(text)) return text;
  return STARTS_FORMULA.test(text.replace(PROTECTED, '')) ? `'${text}` : text;
}

/** The opposite of `protectedText`; any other text stays as it is. */
export function unprotected(text: string): string {
  if (!text.startsWith("'")) return text;
  const rest = text.replace(PROTECTED, '');
  return STARTS_FORMULA.test(rest) && !(text.length - rest.length === 1 && PLAIN_NUMBER.test(rest))
    ? text.slice(1)
    : text;
}
