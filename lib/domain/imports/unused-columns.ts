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
  const rows = table.slice(headerRow + 1);
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  // Column by column: most have something in their first row, and no more of a long file is looked at then.
  return Array.from({ length: width }, (_, column) => column)
    .filter((column) => !used.has(column) && rows.some((cells) => (cells[column] ?? '').trim() !== ''))
    .map((column) => ({ header: table[headerRow]?.[column]?.trim() || null, letters: lettersOf(column) }));
}

function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last;
}
