import { FileError } from '../domain/imports/file-error.ts';
import type { Table } from '../domain/imports/table.ts';
import { limits } from './limits.ts';

const NOTHING: readonly string[] = Object.freeze([]);

/**
 * Collects cells into a table. Only cells with something in them count: a sheet formatted down to its last row is no larger for it, and one that
 * claims a cell in row 1,048,576 does not cost a million rows.
 */
export class TableBuilder {
  readonly #rows: string[][] = [];
  #last = 0;
  #cells = 0;

  /** Puts a text at a row and column, both from 1. */
  set(row: number, column: number, text: string): void {
    if (text === '') return;
    if (!Number.isInteger(row) || row < 1 || column < 1) throw new FileError('file_damaged', { row });
    if (row > limits.rows) throw new FileError('file_too_many_rows', { max: limits.rows });
    if (column > limits.columns) throw new FileError('file_too_many_columns', { row, max: limits.columns });
    if (text.length > limits.cellCharacters) throw new FileError('file_cell_too_long', { row });
    this.#cells += 1;
    if (this.#cells > limits.cells) throw new FileError('file_too_many_cells', { cells: limits.cells });
    const cells = (this.#rows[row] ??= []);
    while (cells.length < column) cells.push('');
    cells[column - 1] = text;
    this.#last = Math.max(this.#last, row);
  }

  /** The table up to the last row with something in it. */
  finish(): Table {
    return Array.from({ length: this.#last }, (_, at) => this.#rows[at + 1] ?? NOTHING);
  }
}
