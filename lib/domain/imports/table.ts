/**
 * A sheet as text: row by row, an empty cell is an empty text, rows may be shorter than others. Row 1 of the file is `rows[0]`; blank rows are
 * kept, so that a row number means what the spreadsheet shows.
 */
export type Table = readonly (readonly string[])[];

/** A sheet of a file that can be chosen. `hidden` ones come last in people's minds but are still there. */
export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
}

/** What a file turned out to be. `encoding` and `delimiter` are those of a text file; a person may choose others. */
export interface FileInfo {
  readonly format: 'csv' | 'xlsx';
  readonly sheets: readonly SheetInfo[];
  readonly encoding: string | null;
  readonly delimiter: string | null;
}

/** Whether nothing stands in the row. */
export function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}
