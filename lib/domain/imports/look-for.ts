import { cellOf } from './map-rows.ts';
import type { Mapping } from './mapping.ts';
import type { Table } from './table.ts';

/** A beginning shorter than this is that of half the laboratory. */
const SHORTEST = 3;

/**
 * What to search for to find what a file brings in: the beginning that the codes of its good rows have in common, or the first of these codes where
 * they have none. Null where the file gives no codes.
 */
export function whatToLookFor(
  { table, headerRow, mapping }: { readonly table: Table; readonly headerRow: number; readonly mapping: Mapping },
  bad: readonly { readonly row: number }[],
): string | null {
  const source = mapping.sources.barcode ?? null;
  const known = new Set(bad.map(({ row }) => row));
  let first: string | null = null;
  let common = '';
  for (let at = headerRow + 1; at < table.length; at += 1) {
    const code = known.has(at + 1) ? null : cellOf(table[at] ?? [], source);
    if (code === null) continue;
    common = first === null ? code : beginningOf(common, code);
    first ??= code;
    if (common.length < SHORTEST) return first;
  }
  return first === null ? null : common;
}

function beginningOf(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}
