import { describe, expect, it } from 'vitest';
import { suggestMapping } from './mapping.ts';
import { unusedColumns } from './unused-columns.ts';

const headers = ['Barcode', 'Name', 'Type', 'Inside', 'Position', 'Site'];
const row = ['R1', 'Rack', 'Rack 4x5', 'F1', 'A01', 'Harbour'];

describe('the columns of a file that are not used', () => {
  it('are named in the order of the file', () => {
    const table = [[...headers, 'Patient'], row, ['B1', 'Box', 'Box 9x9', 'R1', 'A01', '', 'P77']];
    expect(unusedColumns(table, 0, suggestMapping('containers', table[0] ?? []))).toEqual([
      { header: 'Inside', letters: 'D' },
      { header: 'Patient', letters: 'G' },
    ]);
  });

  it('are none when each of them is a field or nothing stands below it', () => {
    const table = [[...headers, 'Remarks of nobody'], row, []];
    const mapping = suggestMapping('containers', table[0] ?? []);
    expect(
      unusedColumns(table, 0, { ...mapping, sources: { ...mapping.sources, parentBarcode: { column: 3 } } }),
    ).toEqual([]);
  });

  it('are told by their letters where no header stands above them', () => {
    const wide = Array.from({ length: 27 }, () => '');
    const table = [
      ['Barcode', 'Type'],
      ['T1', 'Serum', ' x '],
      [...wide, 'y'],
    ];
    expect(unusedColumns(table, 0, suggestMapping('samples', table[0] ?? []))).toEqual([
      { header: null, letters: 'C' },
      { header: null, letters: 'AB' },
    ]);
  });

  it('count what stands below the headers alone', () => {
    const table = [
      ['A report', '', 'of 2024'],
      ['Barcode', 'Type', 'Freezer'],
      ['T1', 'Serum'],
    ];
    expect(unusedColumns(table, 1, suggestMapping('samples', table[1] ?? []))).toEqual([]);
  });

  it('are those that the fields of another kind would have taken', () => {
    const table = [
      ['Barcode', 'Type', 'Site'],
      ['T1', 'Serum', 'Harbour'],
    ];
    const mapping = { ...suggestMapping('containers', table[0] ?? []), kind: 'samples' as const };
    expect(unusedColumns(table, 0, mapping).map(({ header }) => header)).toEqual(['Type', 'Site']);
  });
});
