import { describe, expect, it } from 'vitest';
import { placeAfterKey } from './grid-keys.ts';

const size = { rows: 8, columns: 12 };
const press = (key: string, row: number, column: number, options: { ctrl?: boolean; rtl?: boolean } = {}) =>
  placeAfterKey({ key, ctrlKey: options.ctrl ?? false, metaKey: false }, { row, column }, size, options.rtl ?? false);

describe('moving through a grid by keys', () => {
  it('goes one column on with the right arrow', () => {
    expect(press('ArrowRight', 2, 3)).toEqual({ row: 2, column: 4 });
  });

  it('goes one column on with the left arrow where the grid runs from right to left', () => {
    expect(press('ArrowLeft', 2, 3, { rtl: true })).toEqual({ row: 2, column: 4 });
  });

  it('stays at the edge instead of wrapping', () => {
    expect(press('ArrowUp', 0, 5)).toEqual({ row: 0, column: 5 });
    expect(press('ArrowRight', 7, 11)).toEqual({ row: 7, column: 11 });
  });

  it('goes to the ends of the row with Home and End, of the grid with the control key', () => {
    expect(press('Home', 4, 6)).toEqual({ row: 4, column: 0 });
    expect(press('End', 4, 6)).toEqual({ row: 4, column: 11 });
    expect(press('Home', 4, 6, { ctrl: true })).toEqual({ row: 0, column: 0 });
    expect(press('End', 4, 6, { ctrl: true })).toEqual({ row: 7, column: 11 });
  });

  it('goes to the ends of the column with Page Up and Page Down', () => {
    expect(press('PageUp', 4, 6)).toEqual({ row: 0, column: 6 });
    expect(press('PageDown', 4, 6)).toEqual({ row: 7, column: 6 });
  });

  it('leaves other keys alone', () => {
    expect(press('a', 4, 6)).toBeUndefined();
  });
});
