import type { BadRow, Prepared } from './staging.ts';

/**
 * The bad rows as they stood in the file, under its headers and each with the reason behind it: they are corrected there and that file is imported.
 * A row that is bad for more than one reason is in it once, or it would come back as a row that is there twice.
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
  const rows = [...reasons.keys()].map((row) => table[row - 1] ?? []);
  const headers = table[headerRow] ?? [];
  // Rows may be shorter than others; the reasons stand below one another all the same.
  const width = Math.max(headers.length, ...rows.map((cells) => cells.length));
  const line = (cells: readonly string[], last: string) => [
    ...Array.from({ length: width }, (_, at) => cells[at] ?? ''),
    last,
  ];
  return [line(headers, header), ...[...reasons].map(([row, all]) => line(table[row - 1] ?? [], all.join(' ')))];
}
