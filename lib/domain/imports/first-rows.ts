import type { ImportField } from './fields.ts';
import { cellOf } from './map-rows.ts';
import type { Mapping } from './mapping.ts';
import type { Table } from './table.ts';

/** For each text of a field, the row of the file (from 1) in which it stands first. */
export function firstRowsOf(
  table: Table,
  headerRow: number,
  { sources }: Mapping,
  field: ImportField,
): ReadonlyMap<string, number> {
  const source = sources[field] ?? null;
  const first = new Map<string, number>();
  for (let at = headerRow + 1; at < table.length; at += 1) {
    const text = cellOf(table[at] ?? [], source);
    if (text !== null && !first.has(text)) first.set(text, at + 1);
  }
  return first;
}
