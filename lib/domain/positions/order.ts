import { type Cell, addressOf } from './address.ts';
import { type Grid, cellIn, mirrored } from './grid.ts';

/** `rows`: along each row, then the next row; `columns`: down each column; both start at the corner the labels start from. */
export type ReadingOrder = 'rows' | 'columns';

/** The order in which a person counts this box. */
export function naturalOrder(grid: Grid): ReadingOrder {
  const { scheme } = grid.labelling;
  return scheme === 'linear_columns' || scheme === 'column_row' ? 'columns' : 'rows';
}

/** Every canonical position of the grid, in reading order from the labelling's corner. */
export function* positionsOf(grid: Grid, order: ReadingOrder = naturalOrder(grid)): Generator<string, void, undefined> {
  const [major, minor] = order === 'rows' ? [grid.rows, grid.columns] : [grid.columns, grid.rows];
  for (let a = 1; a <= major; a += 1) {
    for (let b = 1; b <= minor; b += 1) {
      const cell: Cell = order === 'rows' ? { row: a, column: b } : { row: b, column: a };
      yield addressOf(mirrored(grid, cell));
    }
  }
}

/** What cannot be used: `taken` holds occupied and blocked positions. `after` starts the search behind a position and wraps around. */
export interface FreeSearch {
  readonly taken: ReadonlySet<string>;
  readonly after?: string | undefined;
  readonly order?: ReadingOrder | undefined;
}

/** The next free position, or null when the grid is full. */
export function nextFree(grid: Grid, search: FreeSearch): string | null {
  return freePositions(grid, search).next().value ?? null;
}

/** Free positions in the order in which they would be filled, behind `after` first and then from the start. */
export function* freePositions(
  grid: Grid,
  { taken, after, order = naturalOrder(grid) }: FreeSearch,
): Generator<string, void, undefined> {
  const early: string[] = [];
  let passed = after === undefined || cellIn(grid, after) === null;
  for (const position of positionsOf(grid, order)) {
    if (!taken.has(position)) {
      if (passed) yield position;
      else early.push(position);
    }
    if (position === after) passed = true;
  }
  yield* early;
}

/** The positions of the whole physical row in which this one lies, left to right. */
export function rowOf(grid: Grid, position: string): string[] {
  const cell = cellIn(grid, position);
  if (!cell) return [];
  return Array.from({ length: grid.columns }, (_, at) => addressOf({ row: cell.row, column: at + 1 }));
}

/** The positions of the whole physical column in which this one lies, top to bottom. */
export function columnOf(grid: Grid, position: string): string[] {
  const cell = cellIn(grid, position);
  if (!cell) return [];
  return Array.from({ length: grid.rows }, (_, at) => addressOf({ row: at + 1, column: cell.column }));
}

/** The rectangle between two positions, row by row; empty when one of them is not in the grid. */
export function rangeOf(grid: Grid, from: string, to: string): string[] {
  const [a, b] = [cellIn(grid, from), cellIn(grid, to)];
  if (!a || !b) return [];
  const found: string[] = [];
  for (let row = Math.min(a.row, b.row); row <= Math.max(a.row, b.row); row += 1) {
    for (let column = Math.min(a.column, b.column); column <= Math.max(a.column, b.column); column += 1) {
      found.push(addressOf({ row, column }));
    }
  }
  return found;
}
