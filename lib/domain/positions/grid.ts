import type { ContainerType, Labelling } from '../container-types/model.ts';
import { type Cell, cellOf } from './address.ts';

/** What positions need to know of a container type. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly labelling: Labelling;
}

/** Letters down, numbers across, counted from the top left: labels then equal canonical addresses. */
export const plainLabelling: Labelling = {
  scheme: 'row_column',
  rows: 'letters',
  columns: 'numbers',
  origin: 'top_left',
};

/** The grid of a container type, or null when its contents lie loose. */
export function gridOf(type: Pick<ContainerType, 'rows' | 'columns' | 'labelling'>): Grid | null {
  if (type.rows === null || type.columns === null) return null;
  return { rows: type.rows, columns: type.columns, labelling: type.labelling };
}

/** Number of cells. */
export function sizeOf(grid: Grid): number {
  return grid.rows * grid.columns;
}

/** Whether the cell lies in the grid. */
export function holds(grid: Grid, cell: Cell): boolean {
  return cell.row >= 1 && cell.row <= grid.rows && cell.column >= 1 && cell.column <= grid.columns;
}

/** The cell of a canonical address inside this grid; null when it is no address or lies outside. */
export function cellIn(grid: Grid, address: string): Cell | null {
  const cell = cellOf(address);
  return cell && holds(grid, cell) ? cell : null;
}

/**
 * The same cell as the labels count it, from the labelling's own corner. Its own inverse, so that it serves both ways.
 */
export function mirrored(grid: Grid, cell: Cell): Cell {
  const { origin } = grid.labelling;
  return {
    row: origin.startsWith('bottom') ? grid.rows + 1 - cell.row : cell.row,
    column: origin.endsWith('right') ? grid.columns + 1 - cell.column : cell.column,
  };
}
