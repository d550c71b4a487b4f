import type { ImportRowOf } from './fields.ts';
import { guessStyle, mapRows } from './map-rows.ts';
import type { Mapping } from './mapping.ts';
import type { ImportKind } from './model.ts';
import type { Table } from './table.ts';

/** Rows looked at in one go; the first good ones are rarely far down. */
const SLICE = 200;

interface Judged {
  /** Rows of which something bad is known. */
  readonly bad: readonly { readonly row: number }[];
  /** How many rows are bad; more than are known where their list was cut. */
  readonly badCount: number;
}

/**
 * The first rows that can be imported, as they are understood. Reads no further than it has to: a file may have a hundred thousand rows. Where the
 * list of bad rows was cut, nothing is known of the rows below its last one.
 */
export function firstGoodRows(
  { table, headerRow, mapping }: { readonly table: Table; readonly headerRow: number; readonly mapping: Mapping },
  { bad, badCount }: Judged,
  { most, now }: { readonly most: number; readonly now: number },
): ImportRowOf[ImportKind][] {
  const known = new Set(bad.map(({ row }) => row));
  const last = known.size < badCount ? Math.max(0, ...known) : table.length;
  const style = guessStyle(table, headerRow, mapping);
  const good: ImportRowOf[ImportKind][] = [];
  for (let from = headerRow + 1; from < last && good.length < most; from += SLICE) {
    const { rows } = mapRows(table, mapping, style, { from, to: Math.min(last, from + SLICE) }, now);
    good.push(...rows.filter(({ row }) => !known.has(row)));
  }
  return good.slice(0, most);
}
