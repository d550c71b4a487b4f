import { type CellProblem, problemOf } from './cell-problems.ts';
import { type ImportField, importFields } from './fields.ts';
import { firstRowsOf, firstRowsOfPlaces, placeOf } from './first-rows.ts';
import { holdsMarks } from './invisible.ts';
import { CELL_MAX_LENGTH, cellOf, type ImportRowError } from './map-rows.ts';
import type { Mapping } from './mapping.ts';
import { type Several, severalOf } from './several.ts';
import type { Table } from './table.ts';
import type { ChoiceNames } from './words.ts';

/** Why a row is bad where the file tells more than the server's code does; `code` where it does not. */
export type Explanation =
  | { readonly why: 'twice' | 'placeTwice'; readonly row: number }
  | { readonly why: 'missing' | 'invisible' | 'code' }
  | Several
  | CellProblem;

interface SheetRead {
  readonly table: Table;
  readonly headerRow: number;
  readonly mapping: Mapping;
}

/** Codes that an empty cell gets as well as one with an unknown word in it. */
const NOT_FOUND = new Set([
  'sample_type_not_found',
  'container_type_not_found',
  'site_not_found',
  'container_not_found',
]);
/** What keeps a row from being sent at all, by the code it then has. */
const UNSENT: Readonly<Record<string, 'collectedAhead' | 'expiresFirst' | 'unitMissing'>> = {
  collected_ahead: 'collectedAhead',
  expires_first: 'expiresFirst',
  unit_missing: 'unitMissing',
};
const MARKS = new Set(['barcode_control_character', 'barcode_bidi_control']);

/**
 * What explains the bad rows of a file. A code or a position that is in it twice is told by the row in which it stood first, before the import and
 * after it alike: by then the first row is what has it in the laboratory. Without the file only the errors themselves are there to go by.
 * A name that several things have is told where `names`, those of the laboratory, are given.
 */
export function explainer(sheet?: SheetRead, names?: ChoiceNames): (error: ImportRowError) => Explanation {
  const first = sheet && firstBearers(sheet);
  return ({ row, code, column, value }) => {
    const cell = (sheet && seenAt(sheet, row, column)) ?? value ?? '';
    if (code === 'barcode_duplicate') return earlier('twice', first?.ofCode(cell), row);
    if (code === 'position_occupied') return earlier('placeTwice', first?.ofPlaceIn(row), row);
    if (NOT_FOUND.has(code) && cell === '') return { why: 'missing' };
    const several = severalOf(code, value ?? '', names);
    if (several !== null) return several;
    if (MARKS.has(code)) return { why: 'invisible' };
    const unsent = UNSENT[code];
    if (unsent !== undefined) return { why: unsent };
    if (code === 'arguments_invalid') {
      if (cell.length > CELL_MAX_LENGTH) return { why: 'tooLong', characters: CELL_MAX_LENGTH };
      if (holdsMarks(cell)) return { why: 'invisible' };
      return problemOf(column, cell, sheet?.mapping.kind) ?? { why: 'code' };
    }
    return { why: 'code' };
  };
}

/** Where a code or the place of a row stands first. Each is looked for in the whole file once, and only when it is asked for. */
function firstBearers({ table, headerRow, mapping }: SheetRead) {
  let codes: ReadonlyMap<string, number> | undefined;
  let places: ReadonlyMap<string, number> | undefined;
  return {
    ofCode: (code: string) => (codes ??= firstRowsOf(table, headerRow, mapping, 'barcode')).get(code),
    ofPlaceIn(row: number) {
      const place = placeOf(table[row - 1] ?? [], mapping);
      return place === null ? undefined : (places ??= firstRowsOfPlaces(table, headerRow, mapping)).get(place);
    },
  };
}

function earlier(why: 'twice' | 'placeTwice', first: number | undefined, row: number): Explanation {
  return first !== undefined && first < row ? { why, row: first } : { why: 'code' };
}

/** What stands in the file; the list of bad rows holds only the beginning of a long value. */
function seenAt({ table, mapping }: SheetRead, row: number, column: string | null): string | null {
  const fields: readonly ImportField[] = importFields[mapping.kind];
  const field = fields.find((each) => each === column);
  return field === undefined ? null : cellOf(table[row - 1] ?? [], mapping.sources[field] ?? null);
}
