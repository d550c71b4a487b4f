import type { BadRow, Prepared } from './staging.ts';

/** Between two reasons of a row; each is a sentence or two. */
const BETWEEN = ' | ';

/**
 * The bad rows as they stood in the file, under its headers and each with the reasons behind it: they are corrected there and that file is imported.
 * A row that is bad for more than one reason is in it once, or it would come back as a row that is there twice. Reasons that an earlier such file
 * brought along give way to those of now.
 */
export function rowsToCorrect(
  { table, headerRow }: Prepared,
  bad: readonly BadRow[],
  reasonOf: (row: BadRow) => string,
  header: string,
): string[][] {
  const reasons = new Map<number, string[]>();
  for (const each of bad.toSorted((a, b) => a.row - b.row)) {
    reasons.set(each.row, [...(reasons.get(each.row) ?? []), reasonOf(each)]);
  }
  const former = (table[headerRow] ?? []).map((cell) => cell.trim()).indexOf(header);
  const cellsOf = (row: number) => (table[row] ?? []).filter((_, at) => at !== former);
  const headers = cellsOf(headerRow);
  const rows = [...reasons].map(([row, all]) => ({ cells: cellsOf(row - 1), why: all.join(BETWEEN) }));
  // Rows may be shorter than others; the reasons stand below one another all the same.
  const width = Math.max(headers.length, ...rows.map(({ cells }) => cells.length));
  const line = (cells: readonly string[], last: string) => [
    ...Array.from({ length: width }, (_, at) => cells[at] ?? ''),
    last,
  ];
  return [line(headers, header), ...rows.map(({ cells, why }) => line(cells, why))];
}

/** What the file itself calls the column of a reason; undefined where that comes from no column. */
export function headerOf({ table, headerRow, mapping }: Prepared, { column }: BadRow): string | undefined {
  const source = Object.entries(mapping.sources).find(([field]) => field === column)?.[1] ?? null;
  if (source === null || !('column' in source)) return undefined;
  return table[headerRow]?.[source.column]?.trim() || undefined;
}
