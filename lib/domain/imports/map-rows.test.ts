import { describe, expect, it } from 'vitest';
import { distinctTexts, guessStyle, mapRows } from './map-rows.ts';
import { suggestMapping } from './mapping.ts';
import type { Table } from './table.ts';
import { dateValue, guessDateOrder, hazardsValue } from './values.ts';

const now = Date.parse('2026-11-28T12:00:00Z');

/** The staged rows of a table whose first row holds the headers. */
function staged(table: Table) {
  const mapping = suggestMapping('samples', table[0] ?? []);
  return mapRows(table, mapping, guessStyle(table, 0, mapping), { from: 1, to: table.length }, now);
}

describe('rows of a file', () => {
  it('become staged rows with the number they have in the file', () => {
    const { rows, errors } = staged([
      ['Barcode', 'Type', 'Volume', 'Hazards', 'Collected', 'Box', 'Position', 'Ignored'],
      ['0012', 'Serum', '1.5 ml', 'flammable, biosafety_2,', '05.01.2026', 'B1', 'a1', 'x'],
    ]);
    expect(errors).toEqual([]);
    expect(rows).toEqual([
      {
        row: 2,
        barcode: '0012',
        name: null,
        externalId: null,
        sampleType: 'Serum',
        quantity: '1.5',
        unit: 'mL',
        hazards: 'flammable; biosafety_2',
        collectedAt: '2026-01-05',
        expiresAt: null,
        notes: null,
        containerBarcode: 'B1',
        position: 'a1',
      },
    ]);
  });

  it('carry a quantity only when it is one, with a unit that nothing contradicts', () => {
    const { rows, errors } = staged([
      ['Barcode', 'Type', 'Volume', 'Unit'],
      ['1', 'Serum', '1,5', 'mL'],
      ['2', 'Serum', '0.25', 'mL'],
      ['3', 'Serum', '1.234', 'mL'],
      ['4', 'Serum', '500 µl', 'mL'],
      ['5', 'Serum', '500 ul', 'µL'],
      ['6', 'Serum', '5-10', 'mL'],
      ['7', 'Serum', '1.5E-04', 'mL'],
      ['8', 'Serum', '7e6 cells', ''],
    ]);
    expect(rows.map((row) => 'quantity' in row && [row.barcode, row.quantity, row.unit])).toEqual([
      ['1', '1.5', 'mL'],
      ['2', '0.25', 'mL'],
      ['4', '500 µl', 'mL'],
      ['5', '500', 'µL'],
      ['6', '5-10', 'mL'],
      ['7', '1.5e-04', 'mL'],
      ['8', '7e6', 'cells'],
    ]);
    // The server would read it in one of two ways.
    expect(errors).toEqual([{ row: 4, code: 'arguments_invalid', column: 'quantity', value: '1.234' }]);
  });

  it('are not sent when the sample expires before it was collected', () => {
    const { rows, errors } = staged([
      ['Barcode', 'Type', 'Collected', 'Expires'],
      ['1', 'Serum', '2026-03-31', '30.03.2026'],
      ['2', 'Serum', '2026-03-31T10:00', '2026-03-31'],
      ['3', 'Serum', 'yesterday', '2026-03-31'],
    ]);
    expect(rows.map(({ row }) => row)).toEqual([3, 4]);
    expect(errors).toEqual([{ row: 2, code: 'expires_first', column: 'expiresAt', value: '30.03.2026' }]);
  });

  it('are not sent with a quantity of nobody knows what', () => {
    const { rows, errors } = staged([
      ['Barcode', 'Type', 'Volume', 'Unit'],
      ['1', 'Serum', '2,5', ''],
      ['2', 'Serum', '2,5 mL', ''],
      ['3', 'Serum', '2,5', 'mL'],
      ['4', 'Serum', '', ''],
    ]);
    expect(rows.map(({ row }) => row)).toEqual([3, 4, 5]);
    expect(errors).toEqual([{ row: 2, code: 'unit_missing', column: 'quantity', value: '2,5' }]);
  });

  it('are not sent when the sample was collected in the future', () => {
    const { rows, errors } = staged([
      ['Barcode', 'Type', 'Collected'],
      ['1', 'Serum', '30.11.2026'],
      ['2', 'Serum', '29.11.2026'],
      ['3', 'Serum', '2206-11-28T08:00'],
      // No date of the year 45000: the server names what it is.
      ['4', 'Serum', '45000'],
    ]);
    expect(rows.map(({ row }) => row)).toEqual([3, 5]);
    expect(errors).toEqual([
      { row: 2, code: 'collected_ahead', column: 'collectedAt', value: '30.11.2026' },
      { row: 4, code: 'collected_ahead', column: 'collectedAt', value: '2206-11-28T08:00' },
    ]);
  });

  it('are left out when nothing that counts is in them', () => {
    const { rows, blank } = staged([['Barcode', 'Ignored'], [], ['', 'x'], ['T1'], [' ', '']]);
    expect(rows.map(({ row }) => row)).toEqual([4]);
    expect(blank).toBe(3);
  });

  it('that no database could hold are named and kept back', () => {
    const { rows, errors } = staged([
      ['Barcode', 'Notes'],
      ['A\0B', ''],
      ['T2', 'x'.repeat(2001)],
      ['T3', 'ok'],
    ]);
    expect(rows.map(({ row }) => row)).toEqual([4]);
    expect(errors).toMatchObject([
      { row: 2, code: 'arguments_invalid', column: 'barcode' },
      { row: 3, code: 'arguments_invalid', column: 'notes' },
    ]);
    expect(errors[1]?.value?.length).toBe(40);
  });

  it('take a text that is the same for all of them', () => {
    const mapping = {
      kind: 'samples' as const,
      sources: { barcode: { column: 0 }, sampleType: { constant: ' DNA ' } },
    };
    const { rows } = mapRows(
      [['code'], ['T1']],
      mapping,
      { dateOrder: null, decimalMark: '.' },
      { from: 1, to: 2 },
      now,
    );
    expect(rows[0]).toMatchObject({ sampleType: 'DNA' });
  });

  it('lose the apostrophe that an export put before a formula', () => {
    expect(
      staged([
        ['Barcode', 'Name'],
        ['T1', "'=1+1"],
      ]).rows[0],
    ).toMatchObject({ name: '=1+1' });
  });

  it('say with the words of this laboratory what the file calls otherwise', () => {
    const table = [
      ['Kind', 'Name'],
      ['Tube box 7x7', 'A'],
      ['Room', 'B'],
      ['Tube box 7x7', 'C'],
    ];
    const mapping = suggestMapping('containers', table[0] ?? []);
    expect(distinctTexts(table, 0, mapping, 'kind')).toEqual(['Tube box 7x7', 'Room']);
    const named = { ...mapping, words: { kind: { 'Tube box 7x7': 'Box 49' } } };
    const { rows } = mapRows(table, named, { dateOrder: null, decimalMark: '.' }, { from: 1, to: 4 }, now);
    expect(rows).toMatchObject([{ kind: 'Box 49' }, { kind: 'Room' }, { kind: 'Box 49' }]);
  });

  it('can be read slice by slice', () => {
    const table = [['Barcode'], ...Array.from({ length: 10 }, (_, at) => [`T${at}`])];
    const mapping = suggestMapping('samples', ['Barcode']);
    const slices = [1, 4, 7, 10].map((from) =>
      mapRows(table, mapping, { dateOrder: null, decimalMark: '.' }, { from, to: from + 3 }, now),
    );
    expect(slices.flatMap(({ rows }) => rows.map(({ row }) => row))).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});

describe('dates', () => {
  it.each([
    ['2026-01-05', '2026-01-05'],
    ['2026/1/5', '2026-01-05'],
    ['2026-01-05 8:30', '2026-01-05T08:30:00'],
    ['2026-01-05T08:30:15+0200', '2026-01-05T08:30:15+02:00'],
    ['2026-01-05T08:30:15Z', '2026-01-05T08:30:15Z'],
    ['5.1.2026', '2026-01-05'],
    ['05-Jan-2026', '2026-01-05'],
    ['5 September 2026', '2026-09-05'],
    ['13/01/2026', '2026-01-13'],
    ['01/13/2026', '2026-01-13'],
  ])('%s is %s', (text, iso) => {
    expect(dateValue(text, null)).toBe(iso);
  });

  it.each(['03/04/2026', '31.02.2026', '2026-13-01', 'yesterday', '05-Foo-2026', '46027'])(
    '%s is left as it is',
    (text) => {
      expect(dateValue(text, null)).toBe(text);
    },
  );

  it('are read by what the rest of the column says', () => {
    expect(guessDateOrder(['03/04/2026', '13/04/2026'])).toBe('day_first');
    expect(guessDateOrder(['03/04/2026', '04/13/2026'])).toBe('month_first');
    expect(guessDateOrder(['13/04/2026', '04/13/2026'])).toBeNull();
    expect(guessDateOrder(['03/04/2026'])).toBeNull();
    expect(dateValue('03/04/2026', 'day_first')).toBe('2026-04-03');
    expect(dateValue('03/04/2026', 'month_first')).toBe('2026-03-04');
  });
});

it('hazards of a cell are listed once each', () => {
  expect(hazardsValue(' a; b|a ,, c')).toBe('a; b; c');
});
