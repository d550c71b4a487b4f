import { expect, it } from 'vitest';
import { firstRowsOf, placeOf } from './first-rows.ts';

it('a code that is in a file twice is found in the row where it stood first, below the headers and without the blanks around it', () => {
  const table = [['Report T1'], ['Barcode', 'Name'], ['T1', 'a'], [], ['', 'T1'], [' T1 ', 'b'], ['T2']];
  const mapping = { kind: 'samples', sources: { barcode: { column: 0 } } } as const;
  expect([...firstRowsOf(table, 1, mapping, 'barcode')]).toEqual([
    ['T1', 3],
    ['T2', 7],
  ]);
});

const placed = (position: string, box = 'B1') =>
  placeOf([box, position], { kind: 'moves', sources: { containerBarcode: { column: 0 }, position: { column: 1 } } });

it('a position is the same however it is written, and another one in another box', () => {
  const place = placed('A01');
  expect(['a1', ' A-01 ', 'A:1', 'Ａ１'].map((position) => placed(position))).toEqual([place, place, place, place]);
  expect([placed('A10'), placed('B01'), placed('A01', 'B2')]).not.toContain(place);
  expect(placed('1-12')).not.toBe(placed('11-2'));
  expect([placed(''), placed('A01', '')]).toEqual([null, null]);
});
