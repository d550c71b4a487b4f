import { type ImportField, importFields } from './fields.ts';
import type { Mapping } from './mapping.ts';
import type { Table } from './table.ts';

/** A column of the file that goes nowhere. */
export interface UnusedColumn {
  /** What stands above it; null where nothing does. */
  readonly header: string | null;
  /** What spreadsheet programs call it: A, B, … Z, AA. */
  readonly letters: string;
}

/**
 * The columns with something in them of which nothing would be imported, from the first to the last. Columns that are empty below their header lose
 * nobody anything.
 */
export function unusedColumns(table: Table, headerRow: number, { kind, sources }: Mapping): UnusedColumn[] {
  const fields: readonly ImportField[] = importFields[kind];
  const used = new Set(
    fields.flatMap((field) => {
      const source = sources[field] ?? null;
      return source !== null && 'column' in source ? [source.column] : [];
    }),
  );
  const filled = new Set<number>();
  for (let row = headerRow + 1; row < table.length; row += 1) {
    for (const [column, cell] of (table[row] ?? []).entries()) {
      if (!used.has(column) && !filled.has(column) && cell.trim() !== '') filled.add(column);
    }
  }
  return [...filled]
    .toSorted((a, b) => a - b)
    .map((column) => ({ header: table[headerRow]?.[column]?.trim() || null, letters: lettersOf(column) }));
}

function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last;
}
