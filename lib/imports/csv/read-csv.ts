import Papa from 'papaparse';
import { type Table, isBlank } from '../../domain/imports/table.ts';
import type { Progress } from '../limits.ts';
import { TableBuilder } from '../table-builder.ts';

/** Rows between two reports of progress. */
const STEP = 2000;

/**
 * Reads delimited text. Some programs put single quotes around every cell of a row (LabWhere
 * does so with its header): they are taken off where all cells of the row have them.
 * A text that begins with "=" stays the text it is: donation numbers of ISBT 128 begin so, and nothing here runs a formula.
 */
export function readCsv(text: string, delimiter: string, onProgress: Progress): Table {
  const table = new TableBuilder();
  let row = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, meta }) => {
      row += 1;
      for (const [at, cell] of unquoted(data).entries()) {
        table.set(row, at + 1, cell);
      }
      if (row % STEP === 0) onProgress(Math.min(1, meta.cursor / text.length));
    },
  });
  onProgress(1);
  return table.finish();
}

function unquoted(cells: string[]): string[] {
  if (isBlank(cells)) return [];
  const isQuoted = (cell: string): boolean => cell.length >= 2 && cell.startsWith("'") && cell.endsWith("'");
  if (!cells.every((cell) => cell === '' || isQuoted(cell))) return cells;
  return cells.map((cell) => cell.slice(1, -1));
}
