import { expect, test } from 'vitest';
import { headerOf, rowsToCorrect } from './rows-to-correct.ts';

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
    ['Room', 'two', '', 'no type. | no place.'],
    ['Bag', 'three', 'X', 'no site.'],
  ]);
});

test('the reasons of an earlier round give way to those of now', () => {
  const table = [
    ['Type', 'Why'],
    ['Box', 'no site.'],
  ];
  const prepared = { table, headerRow: 0, mapping: { kind: 'containers', sources: {} } } as const;
  expect(rowsToCorrect(prepared, [bad(2, 'no name.')], ({ code }) => code, 'Why')).toEqual([
    ['Type', 'Why'],
    ['Box', 'no name.'],
  ]);
});

test('a reason is told by what the file calls its column, where it has one', () => {
  const sources = { kind: { column: 1 }, site: { constant: 'North' }, name: { column: 2 } };
  const prepared = {
    table: [['Barcode', ' Art ', ''], []],
    headerRow: 0,
    mapping: { kind: 'containers', sources },
  } as const;
  const of = (column: string | null) => headerOf(prepared, { row: 2, code: 'x', column, value: null });
  expect([of('kind'), of('site'), of('name'), of('position'), of(null)]).toEqual([
    'Art',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
