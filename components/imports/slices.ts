/** Rows of a file imported by one command; a slice holds the laboratory's other writers up for a second or two at the most. */
export const ROWS_PER_SLICE = 5000;

/** Rows that the server brings in at one go. */
const ROWS_AT_ONCE = 10_000;

/** How a sheet without bad rows goes in: as one step, or where it is too long for that, slice by slice. */
export function modeForAll(rows: number): 'good' | 'all_or_none' {
  return rows <= ROWS_AT_ONCE ? 'all_or_none' : 'good';
}

/** The rows of each command, both ends included. All or none must be one step; good rows can go in slices. */
export function slicesOf(
  firstRow: number,
  lastRow: number,
  mode: 'good' | 'all_or_none',
): { readonly fromRow: number; readonly toRow: number }[] {
  if (lastRow < firstRow) return [];
  if (mode === 'all_or_none') return [{ fromRow: firstRow, toRow: lastRow }];
  const slices: { fromRow: number; toRow: number }[] = [];
  for (let fromRow = firstRow; fromRow <= lastRow; fromRow += ROWS_PER_SLICE) {
    slices.push({ fromRow, toRow: Math.min(lastRow, fromRow + ROWS_PER_SLICE - 1) });
  }
  return slices;
}
