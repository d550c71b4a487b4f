import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, cellOf, indexOfLetters, lettersOf } from './address.ts';
import { type Grid, cellIn, mirrored, plainLabelling } from './grid.ts';
import { gridModel } from './grid-model.ts';
import { labelOf, labelOfCell, labellingFits } from './label.ts';
import { columnOf, freePositions, nextFree, positionsOf, rangeOf, rowOf } from './order.ts';
import { parsePosition } from './parse.ts';

const words = (prefix: string) => Array.from({ length: 99 }, (_, at) => `${prefix}${at + 1}`);
const axis = fc.constantFrom<Grid['labelling']['rows'][]>('letters', 'numbers', words('R'), words('x'));
const anyGrid: fc.Arbitrary<Grid> = fc.record({
  rows: fc.integer({ min: 1, max: 32 }),
  columns: fc.integer({ min: 1, max: 48 }),
  labelling: fc.record({
    scheme: fc.constantFrom('row_column', 'column_row', 'linear_rows', 'linear_columns'),
    rows: axis,
    columns: axis,
    origin: fc.constantFrom('top_left', 'top_right', 'bottom_left', 'bottom_right'),
  }),
});
const gridAndCell = anyGrid.chain((grid) =>
  fc.record({
    grid: fc.constant(grid),
    cell: fc.record({
      row: fc.integer({ min: 1, max: grid.rows }),
      column: fc.integer({ min: 1, max: grid.columns }),
    }),
  }),
);
const box: Grid = { rows: 2, columns: 3, labelling: plainLabelling };

describe('addresses', () => {
  it('name every row from A to ZZ and back', () => {
    for (let row = 1; row <= 702; row += 1) expect(indexOfLetters(lettersOf(row))).toBe(row);
    expect([lettersOf(26), lettersOf(27), lettersOf(702)]).toEqual(['Z', 'AA', 'ZZ']);
  });

  it('name every cell of the largest grids and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 702 }), fc.integer({ min: 1, max: 999 }), (row, column) => {
        const address = addressOf({ row, column });
        expect(address).toMatch(/^[A-Z]{1,2}[0-9]{2,3}$/);
        expect(cellOf(address)).toEqual({ row, column });
      }),
    );
  });

  it.each(['a01', 'A1', 'A00', 'A001', 'AAA01', 'A1000', '01', 'A', ''])('do not include "%s"', (text) => {
    expect(cellOf(text)).toBeNull();
  });
});

describe('labels', () => {
  it('are read back as the cell they were printed for, in every scheme, on every axis, from every corner', () => {
    fc.assert(
      fc.property(gridAndCell, ({ grid, cell }) => {
        expect(parsePosition(labelOfCell(grid, cell), grid)).toEqual({ ok: true, position: addressOf(cell) });
      }),
      { numRuns: 2000 },
    );
  });

  it('are all different within a grid', () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const labels = [...positionsOf(grid)].map((position) => labelOf(grid, position));
        expect(new Set(labels).size).toBe(grid.rows * grid.columns);
      }),
      { numRuns: 60 },
    );
  });

  it('count a linear box from 1 to 999 in reading order', () => {
    const grid: Grid = { rows: 27, columns: 37, labelling: { ...plainLabelling, scheme: 'linear_rows' } };
    const labels = [...positionsOf(grid)].map((position) => labelOf(grid, position));
    expect(labels).toEqual(Array.from({ length: 999 }, (_, at) => String(at + 1)));
  });

  it('equal canonical addresses on a plain box', () => {
    expect([...positionsOf(box)].map((position) => labelOf(box, position))).toEqual([...positionsOf(box)]);
  });

  it('do not fit when an axis has too few, equal or unreadable words', () => {
    const named = (rows: string[]): Grid => ({ ...box, labelling: { ...plainLabelling, rows } });
    expect(labellingFits(named(['Top', 'Low']))).toBe(true);
    expect(labellingFits(named(['Top']))).toBe(false);
    expect(labellingFits(named(['Top', 'TOP']))).toBe(false);
    expect(labellingFits(named(['Top', 'L-w']))).toBe(false);
  });
});

describe('order', () => {
  it('reads rows, or columns where the box counts so', () => {
    expect([...positionsOf(box)]).toEqual(['A01', 'A02', 'A03', 'B01', 'B02', 'B03']);
    expect([...positionsOf(box, 'columns')]).toEqual(['A01', 'B01', 'A02', 'B02', 'A03', 'B03']);
  });

  it('starts at the corner the labels start at', () => {
    const grid: Grid = { ...box, labelling: { ...plainLabelling, origin: 'bottom_right' } };
    expect([...positionsOf(grid)]).toEqual(['B03', 'B02', 'B01', 'A03', 'A02', 'A01']);
  });

  it('visits every cell exactly once, whatever the grid', () => {
    fc.assert(
      fc.property(anyGrid, fc.constantFrom('rows' as const, 'columns' as const), (grid, order) => {
        const all = [...positionsOf(grid, order)];
        expect(new Set(all).size).toBe(grid.rows * grid.columns);
        expect(all.every((position) => cellIn(grid, position) !== null)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('finds the next free position behind the last one and wraps around', () => {
    const taken = new Set(['A01', 'A03', 'B03']);
    expect(nextFree(box, { taken })).toBe('A02');
    expect(nextFree(box, { taken, after: 'A02' })).toBe('B01');
    expect(nextFree(box, { taken, after: 'B03' })).toBe('A02');
    expect([...freePositions(box, { taken, after: 'B01' })]).toEqual(['B02', 'A02', 'B01']);
  });

  it('finds nothing in a full box', () => {
    expect(nextFree(box, { taken: new Set(positionsOf(box)) })).toBeNull();
  });

  it('names whole rows, columns and rectangles', () => {
    expect(rowOf(box, 'B02')).toEqual(['B01', 'B02', 'B03']);
    expect(columnOf(box, 'B02')).toEqual(['A02', 'B02']);
    expect(rangeOf(box, 'B03', 'A02')).toEqual(['A02', 'A03', 'B02', 'B03']);
    expect(rangeOf(box, 'A01', 'Z99')).toEqual([]);
  });
});

describe('mirroring', () => {
  it('undoes itself', () => {
    fc.assert(
      fc.property(gridAndCell, ({ grid, cell }) => {
        expect(mirrored(grid, mirrored(grid, cell))).toEqual(cell);
      }),
    );
  });
});

describe('the grid a screen draws', () => {
  it('shows who is where, what is blocked and why, and counts them', () => {
    const tube = { id: 't1', position: 'A02' };
    const model = gridModel(box, { occupants: [tube], blocked: [{ position: 'B03', reason: 'bent' }] });
    expect(model.rows[0]?.[1]).toMatchObject({ label: 'A02', state: 'occupied', occupant: tube });
    expect(model.rows[1]?.[2]).toMatchObject({ state: 'blocked', blockedReason: 'bent' });
    expect([model.used, model.blocked, model.free]).toEqual([1, 1, 4]);
    expect([model.rowHeadings, model.columnHeadings]).toEqual([
      ['A', 'B'],
      ['1', '2', '3'],
    ]);
  });

  it('heads a linear box with the first number of each line', () => {
    const linear: Grid = { ...box, labelling: { ...plainLabelling, scheme: 'linear_rows' } };
    const model = gridModel(linear, { occupants: [], blocked: [] });
    expect([model.rowHeadings, model.columnHeadings]).toEqual([
      ['1', '4'],
      ['1', '2', '3'],
    ]);
  });
});
