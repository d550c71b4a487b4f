import type { Labelling } from '../container-types/model.ts';
import { type Cell, cellOf } from './address.ts';
import { type Axis, axisFits, wordOf } from './axis.ts';
import { type Grid, mirrored } from './grid.ts';

/** Whether the labels are one running number. */
export function isLinear(labelling: Labelling): boolean {
  return labelling.scheme === 'linear_rows' || labelling.scheme === 'linear_columns';
}

/** Whether the two axes are letters and numbers, in any order: only then can they be written without a separator. */
export function isMixed(labelling: Labelling): boolean {
  const kinds = [labelling.rows, labelling.columns];
  return kinds.includes('letters') && kinds.includes('numbers');
}

/** What is printed on the box at this cell: `A01`, `07C`, `2-11`, `Top-3` or, for a linear scheme, `42`. */
export function labelOfCell(grid: Grid, cell: Cell): string {
  const { row, column } = mirrored(grid, cell);
  const { labelling } = grid;
  if (labelling.scheme === 'linear_rows') return String((row - 1) * grid.columns + column);
  if (labelling.scheme === 'linear_columns') return String((column - 1) * grid.rows + row);
  const down = wordIn(labelling, labelling.rows, row);
  const across = wordIn(labelling, labelling.columns, column);
  const words = labelling.scheme === 'row_column' ? [down, across] : [across, down];
  return words.join(isMixed(labelling) ? '' : '-');
}

/** The label of a canonical address; the address itself when it is not one, so that a screen always has a text. */
export function labelOf(grid: Grid, address: string): string {
  const cell = cellOf(address);
  return cell ? labelOfCell(grid, cell) : address;
}

/** How a physical row is headed on the box. Linear boxes have no words for rows: the first number of the row stands for it. */
export function rowHeading(grid: Grid, row: number): string {
  const line = mirrored(grid, { row, column: 1 }).row;
  if (isLinear(grid.labelling)) return labelOfCell(grid, mirrored(grid, { row: line, column: 1 }));
  return wordOf(grid.labelling.rows, line);
}

/** How a physical column is headed on the box, as `rowHeading`. */
export function columnHeading(grid: Grid, column: number): string {
  const line = mirrored(grid, { row: 1, column }).column;
  if (isLinear(grid.labelling)) return labelOfCell(grid, mirrored(grid, { row: 1, column: line }));
  return wordOf(grid.labelling.columns, line);
}

/** Whether every cell has a label of its own that can be read back. Types whose labelling does not fit are refused. */
export function labellingFits(grid: Grid): boolean {
  if (isLinear(grid.labelling)) return true;
  return axisFits(grid.labelling.rows, grid.rows) && axisFits(grid.labelling.columns, grid.columns);
}

function wordIn(labelling: Labelling, axis: Axis, index: number): string {
  const word = wordOf(axis, index);
  return axis === 'numbers' && isMixed(labelling) ? word.padStart(2, '0') : word;
}
