import { protectedText } from './formulas.ts';

/** How a table is written. */
export interface CsvOptions {
  /** Leaves texts that look like formulas as they are: only for programs that do not run them. */
  readonly raw?: boolean;
  /** Without the mark at the start by which spreadsheet programs know UTF-8. */
  readonly withoutMark?: boolean;
  readonly delimiter?: ',' | ';' | '\t';
}

const SIMPLE = /^[\p{L}\p{N}_.: -]*$/u;

/**
 * Writes a table as CSV (RFC 4180, CRLF, UTF-8 with its mark). Texts that a spreadsheet program would run as formulas are neutralised by an
 * apostrophe, which our own import takes off again: what was exported can be imported unchanged. Everything that is not plainly letters and digits
 * is quoted, so that no program that cuts at another character finds a formula behind it.
 */
export function toCsv(rows: readonly (readonly string[])[], options: CsvOptions = {}): string {
  const delimiter = options.delimiter ?? ',';
  const cell = (text: string): string => {
    const safe = options.raw === true ? text : protectedText(text);
    return SIMPLE.test(safe) && safe.trim() === safe ? safe : `"${safe.replace(/"/g, '""')}"`;
  };
  const mark = options.withoutMark === true ? '' : '\ufeff';
  return mark + rows.map((row) => `${row.map(cell).join(delimiter)}\r\n`).join('');
}
