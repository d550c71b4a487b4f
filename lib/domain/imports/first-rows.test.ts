import { expect, it } from 'vitest';
import { firstRowsOf } from './first-rows.ts';

it('a code that is in a file twice is found in the row where it stood first, below the headers and without the blanks around it', () => {
  const table = [['Report T1'], ['Barcode', 'Name'], ['T1', 'a'], [], ['', 'T1'], [' T1 ', 'b'], ['T2']];
  const mapping = { kind: 'samples', sources: { barcode: { column: 0 } } } as const;
  expect([...firstRowsOf(table, 1, mapping, 'barcode')]).toEqual([
    ['T1', 3],
    ['T2', 7],
  ]);
});
