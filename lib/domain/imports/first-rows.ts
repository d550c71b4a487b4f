import { foldText, SEPARATORS } from '../positions/axis.ts';
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
  return firstRows(table, headerRow, (cells) => cellOf(cells, source));
}

/** For each position that the file gives, by what `placeOf` makes of it, the row in which it is given first. */
export function firstRowsOfPlaces(table: Table, headerRow: number, mapping: Mapping): ReadonlyMap<string, number> {
  return firstRows(table, headerRow, (cells) => placeOf(cells, mapping));
}

/**
 * The holder and the position that a row names, the same for every spelling of it (`a1`, `A-01`); null where it names none. Which grid it is in is
 * not known here, so that `3A` and `A3` stay apart.
 */
export function placeOf(cells: readonly string[], { kind, sources }: Mapping): string | null {
  const holder = cellOf(cells, sources[kind === 'containers' ? 'parentBarcode' : 'containerBarcode'] ?? null);
  const position = cellOf(cells, sources.position ?? null);
  if (holder === null || position === null) return null;
  const words = foldText(position)
    .split(SEPARATORS)
    .flatMap((word) => word.match(/\d+|\D+/g) ?? []);
  return JSON.stringify([holder, ...words.map((word) => word.replace(/^0+(?=\d)/, ''))]);
}

function firstRows(
  table: Table,
  headerRow: number,
  textOf: (cells: readonly string[]) => string | null,
): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (let at = headerRow + 1; at < table.length; at += 1) {
    const text = textOf(table[at] ?? []);
    if (text !== null && !first.has(text)) first.set(text, at + 1);
  }
  return first;
}
