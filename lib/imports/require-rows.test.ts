import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { openFile } from './open-file.ts';
import { requireRows } from './require-rows.ts';
import { makeXlsx, textRow } from './testing/make-xlsx.ts';

const sheetOf = (bytes: Uint8Array) => openFile(bytes).read(0);
const text = (lines: string) => sheetOf(strToU8(lines));

it.each([
  ['a text with a header', text('Barcode;Sample type;Name\n')],
  ['a header with empty rows below', text('Barcode;Sample type\n;\n  ;\n\n')],
  ['a workbook with a header', sheetOf(makeXlsx(textRow(1, 'Barcode', 'Name')))],
  ['a template with a title above its header', text('Our samples;\n\nBarcode;Sample type\n')],
  ['a header in words that nobody knows', text('Foo;Bar\n')],
])('%s and no rows is refused as that', (_name, table) => {
  expect(() => requireRows(table)).toThrow(expect.objectContaining({ code: 'file_no_rows' }));
});

it.each([
  ['one row', text('Barcode;Name\nT1;Tube\n')],
  ['a row far below', text('Barcode;Name\n;\n;\nT1;Tube\n')],
  ['headers that are only guessed, which the person can correct', text('A1;B1\nSerum;Plasma\n')],
])('a sheet with %s passes', (_name, table) => {
  expect(requireRows(table)).toBe(table);
});
