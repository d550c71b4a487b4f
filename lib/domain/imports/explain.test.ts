import { describe, expect, it } from 'vitest';
import { explainer } from './explain.ts';

const sheet = {
  table: [
    ['Barcode', 'Type', 'Box', 'Position'],
    ['T1', 'Serum', 'B1', 'A01'],
    ['T1', 'Serum', 'B1', 'A02'],
    ['T3', 'Serum', 'B1', 'a1'],
    ['T4', 'Serum', 'B2', 'A01'],
    ['', '', '', 'A05'],
    ['T6\u202e', 'Mars', 'B1', 'A06'],
  ],
  headerRow: 0,
  mapping: {
    kind: 'samples',
    sources: {
      barcode: { column: 0 },
      sampleType: { column: 1 },
      containerBarcode: { column: 2 },
      position: { column: 3 },
    },
  },
} as const;

const error = (row: number, code: string, column: string, value: string | null) => ({ row, code, column, value });
const explain = explainer(sheet);
const without = explainer();

describe('why a row is bad', () => {
  it('is the row before it with the same code', () => {
    expect(explain(error(3, 'barcode_duplicate', 'barcode', 'T1'))).toEqual({ why: 'twice', row: 2 });
  });

  it('is the row before it with the same position, however that is written', () => {
    expect(explain(error(4, 'position_occupied', 'position', 'a1'))).toEqual({ why: 'placeTwice', row: 2 });
  });

  it('is what the server says where no row before it has the code or the position', () => {
    expect(explain(error(2, 'barcode_duplicate', 'barcode', 'T1'))).toEqual({ why: 'code' });
    expect(explain(error(2, 'position_occupied', 'position', 'A01'))).toEqual({ why: 'code' });
    expect(explain(error(5, 'position_occupied', 'position', 'A01'))).toEqual({ why: 'code' });
  });

  it('is that something is missing, and not that nobody knows it', () => {
    expect(explain(error(6, 'sample_type_not_found', 'sampleType', null))).toEqual({ why: 'missing' });
    expect(explain(error(6, 'container_not_found', 'containerBarcode', null))).toEqual({ why: 'missing' });
    expect(explain(error(7, 'sample_type_not_found', 'sampleType', 'Mars'))).toEqual({ why: 'code' });
    // The server lists a box that could not move without what the file says.
    expect(explain(error(2, 'container_not_found', 'containerBarcode', null))).toEqual({ why: 'code' });
  });

  it('is that several have the name, and not that nobody has it', () => {
    const names = {
      sample_type: ['Serum', 'DNA'],
      container_type: ['Box 10x20', 'box 10x20', 'Rack'],
      site: ['A', 'A'],
    };
    const here = explainer(undefined, names);
    expect(here(error(2, 'container_type_not_found', 'kind', 'BOX 10x20'))).toEqual({
      why: 'several',
      list: 'container_type',
    });
    expect(here(error(2, 'site_not_found', 'site', 'a'))).toEqual({ why: 'several', list: 'site' });
    expect(here(error(2, 'site_not_found', 'site', null))).toEqual({ why: 'missing' });
    expect(here(error(2, 'container_type_not_found', 'kind', 'Box'))).toEqual({ why: 'code' });
    expect(here(error(2, 'sample_type_not_found', 'sampleType', 'Mars'))).toEqual({ why: 'code' });
    expect(explain(error(2, 'container_type_not_found', 'kind', 'BOX 10x20'))).toEqual({ why: 'code' });
  });

  it('is a mark that nobody sees', () => {
    expect(explain(error(7, 'barcode_bidi_control', 'barcode', 'T6'))).toEqual({ why: 'invisible' });
    expect(explain(error(7, 'arguments_invalid', 'barcode', 'T6'))).toEqual({ why: 'invisible' });
  });

  it('is what stands in a cell that cannot be taken, with the file and without it', () => {
    const invalid = error(7, 'arguments_invalid', 'collectedAt', '45000');
    expect(explain(invalid)).toEqual({ why: 'dateNumber' });
    expect(without(invalid)).toEqual({ why: 'dateNumber' });
    expect(explain(error(7, 'arguments_invalid', 'position', 'A06'))).toEqual({ why: 'code' });
  });

  it('is what kept it from being sent', () => {
    expect(explain(error(2, 'collected_ahead', 'collectedAt', '2206-11-28'))).toEqual({ why: 'collectedAhead' });
    expect(explain(error(2, 'unit_missing', 'quantity', '2.5'))).toEqual({ why: 'unitMissing' });
  });

  it('is told as far as the errors go once the file is no longer in hand', () => {
    expect(without(error(3, 'barcode_duplicate', 'barcode', 'T1'))).toEqual({ why: 'code' });
    expect(without(error(4, 'position_occupied', 'position', 'a1'))).toEqual({ why: 'code' });
    expect(without(error(6, 'site_not_found', 'site', null))).toEqual({ why: 'missing' });
  });
});
