import { describe, expect, it } from 'vitest';
import { firstGoodRows } from './good-rows.ts';
import { suggestMapping } from './mapping.ts';
import type { Table } from './table.ts';

const now = Date.parse('2026-11-28');
const prepared = (table: Table) => ({ table, headerRow: 0, mapping: suggestMapping('samples', table[0] ?? []) });
const file = prepared([
  ['Barcode', 'Type', 'Volume', 'Collected'],
  ['T1', 'Serum', '1,5 ml', '31.03.2024'],
  ['T2', 'Mars', '', ''],
  [],
  ['T3', 'Serum', '2,5 ml', '13/04/2024'],
  ['T4', 'Serum', '', ''],
]);
const rowsOf = (rows: readonly { readonly row: number }[]) => rows.map(({ row }) => row);

describe('the first good rows of a file', () => {
  it('are shown as they are understood, without the bad and the empty ones', () => {
    const rows = firstGoodRows(file, { bad: [{ row: 3 }, { row: 3 }], badCount: 1 }, { most: 2, now });
    expect(rows).toMatchObject([
      { row: 2, barcode: 'T1', quantity: '1.5', unit: 'mL', collectedAt: '2024-03-31' },
      { row: 5, barcode: 'T3', quantity: '2.5', unit: 'mL', collectedAt: '2024-04-13' },
    ]);
  });

  it('are looked for as far down as it takes', () => {
    const long = prepared([['Barcode', 'Type'], ...Array.from({ length: 999 }, (_, at) => [`T${at}`, 'Serum'])]);
    const bad = Array.from({ length: 700 }, (_, at) => ({ row: at + 2 }));
    expect(rowsOf(firstGoodRows(long, { bad, badCount: 700 }, { most: 3, now }))).toEqual([702, 703, 704]);
  });

  it('are not taken from where the list of bad rows was cut', () => {
    expect(rowsOf(firstGoodRows(file, { bad: [{ row: 3 }], badCount: 2 }, { most: 5, now }))).toEqual([2]);
    expect(firstGoodRows(file, { bad: [], badCount: 2 }, { most: 5, now })).toEqual([]);
  });
});
