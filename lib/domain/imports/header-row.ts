import { isKnownHeader } from './headers.ts';
import { type Table, isBlank } from './table.ts';

/** Rows in which a header is looked for: titles and rules stand above it, data never. */
const SEARCHED = 40;

/**
 * Which row holds the headers, from 0. The row with the most names that are known wins; without any, the first of those with the most different
 * texts. Templates put a title and rules above the header, so it is rarely safe to take the first row.
 */
export function findHeaderRow(
  table: Table,
  isKnown: (cell: string) => boolean = isKnownHeader,
  searched = SEARCHED,
): number {
  let best = { row: 0, score: -1 };
  for (const [row, cells] of table.slice(0, searched).entries()) {
    const score = scoreOf(cells, isKnown);
    if (score > best.score) best = { row, score };
  }
  return best.row;
}

/** Whether anything stands below the headers (row from 0). */
export function hasRowsBelow(table: Table, headerRow: number): boolean {
  return table.some((cells, row) => row > headerRow && !isBlank(cells));
}

function scoreOf(cells: readonly string[], isKnown: (cell: string) => boolean): number {
  if (isBlank(cells)) return -1;
  const filled = cells.filter((cell) => cell.trim() !== '');
  const names = filled.filter((cell) => isKnown(cell)).length;
  const words = new Set(filled.filter((cell) => !/\d/.test(cell) && cell.length <= 80)).size;
  return names * 1000 + words;
}
