import { expect, test } from 'vitest';
import { rowsToCorrect } from './rows-to-correct.ts';

const bad = (row: number, code: string) => ({ row, code, column: null, value: null });

test('the bad rows stand under the headers of their file, once each, with all reasons behind them', () => {
  const prepared = {
    table: [['A report'], ['Type', 'Name', 'Site'], ['Box', 'one', 'North'], ['Room', 'two'], ['Bag', 'three', 'X']],
    headerRow: 1,
    mapping: { kind: 'containers', sources: {} },
  } as const;
  const errors = [bad(5, 'no site.'), bad(4, 'no type.'), bad(4, 'no place.')];
  expect(rowsToCorrect(prepared, errors, ({ code }) => code, 'Why')).toEqual([
    ['Type', 'Name', 'Site', 'Why'],
    ['Room', 'two', '', 'no type. no place.'],
    ['Bag', 'three', 'X', 'no site.'],
  ]);
});
