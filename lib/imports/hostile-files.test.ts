import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FileError, type FileErrorCode } from '../domain/imports/file-error.ts';
import { limits } from './limits.ts';
import { openFile } from './open-file.ts';
import { makeXlsx, textRow } from './testing/make-xlsx.ts';

/** The code that reading the file's first sheet is refused with. */
function refusal(bytes: Uint8Array): FileErrorCode | 'none' {
  try {
    openFile(bytes).read(0);
    return 'none';
  } catch (error) {
    if (error instanceof FileError) return error.code;
    throw error;
  }
}

const sheet = (xml: string) => makeXlsx('', { 'xl/worksheets/sheet1.xml': xml });

/** Letters and digits that do not pack well: a bomb of one letter is refused for that alone. */
function noise(length: number): string {
  const words = Array.from({ length: Math.ceil(length / 6) }, (_, at) =>
    (at * 2_654_435_761).toString(36).slice(-6).padStart(6, '0'),
  );
  return words.join('').slice(0, length);
}

/** The file with all sizes that its directory declares replaced: what a liar writes. */
function lyingAboutSize(bytes: Uint8Array, size: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 < copy.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return copy;
}

describe('a file that is no spreadsheet', () => {
  it.each<[string, Uint8Array, FileErrorCode]>([
    ['nothing at all', new Uint8Array(), 'file_empty'],
    ['a text without anything in it', strToU8('\r\n\r\n ,,\n'), 'file_empty'],
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3, 4]),
      'file_not_a_spreadsheet',
    ],
    ['a zip of something else', zipSync({ 'readme.txt': strToU8('hello') }), 'file_not_a_spreadsheet'],
    ['half a zip', makeXlsx(textRow(1, 'a')).slice(0, 300), 'file_damaged'],
    [
      'a workbook from before 2007',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(508)]),
      'file_legacy_format',
    ],
    [
      'a workbook with a password',
      new Uint8Array([
        0xd0,
        0xcf,
        0x11,
        0xe0,
        ...Array.from('EncryptedPackage', (letter) => [letter.charCodeAt(0), 0]).flat(),
      ]),
      'file_encrypted',
    ],
    ['a sheet that is missing', makeXlsx('', { 'xl/worksheets/sheet1.xml': '' }), 'file_damaged'],
    ['a sheet that is no XML', sheet('PK not xml'), 'file_damaged'],
    ['a sheet that ends early', sheet('<worksheet><sheetData><row r="1"><c'), 'file_damaged'],
    ['a sheet in bytes that are no text', makeXlsx('', {}), 'file_empty'],
  ])('%s', (_name, bytes, code) => {
    expect(refusal(bytes)).toBe(code);
  });

  it('is refused when a part of the archive is encrypted', () => {
    const bytes = makeXlsx(textRow(1, 'a')).slice();
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 46 < bytes.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    }
    expect(refusal(bytes)).toBe('file_encrypted');
  });
});

describe('a file that is made to exhaust memory', () => {
  const zeros = `<worksheet><sheetData>${' '.repeat(4 * 1024 * 1024)}</sheetData></worksheet>`;

  it('is refused by what its directory declares, before anything is inflated', () => {
    expect(refusal(sheet(zeros))).toBe('file_inflates_too_much');
  });

  it('is refused while it inflates when its directory lies', () => {
    expect(refusal(lyingAboutSize(sheet(zeros), 100))).toBe('file_inflates_too_much');
  });

  it('is refused when the parts together are too large, though each looks harmless', () => {
    const megabyte = 1024 * 1024;
    const count = limits.inflatedBytes / megabyte;
    const parts = Object.fromEntries(Array.from({ length: count }, (_, at) => [`xl/media/${at}.xml`, 'x']));
    expect(refusal(lyingAboutSize(makeXlsx(textRow(1, 'a'), parts), megabyte))).toBe('file_inflates_too_large');
  });

  it('is refused for thousands of parts', () => {
    const parts = Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`xl/media/${at}.xml`, 'x']));
    expect(refusal(makeXlsx(textRow(1, 'a'), parts))).toBe('file_too_many_parts');
  });

  it('is refused for two parts of one name', () => {
    const bytes = makeXlsx(textRow(1, 'a'), { 'xl/worksheets/sheet2.xml': '<worksheet/>' });
    const text = new TextDecoder('latin1').decode(bytes).replaceAll('sheet2.xml', 'sheet1.xml');
    expect(refusal(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))).toMatch(/^file_/);
  });

  it('is refused for entities that multiply', () => {
    const bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect(
      refusal(sheet(`${bomb}<worksheet><sheetData><row r="1"><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`)),
    ).toBe('file_damaged');
  });

  it('costs no million rows for a cell that claims to be in the last one', () => {
    expect(refusal(makeXlsx('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'))).toBe('file_too_many_rows');
    expect(refusal(makeXlsx('<row r="1"><c r="XFD1"><v>1</v></c></row>'))).toBe('file_too_many_columns');
  });

  it('is given up when a tag never ends', () => {
    expect(refusal(sheet(`<worksheet a="${noise(1_200_000)}`))).toBe('file_damaged');
  });

  it('is refused for rows and columns of a text beyond the limit', () => {
    expect(refusal(strToU8('a\n'.repeat(limits.rows + 1)))).toBe('file_too_many_rows');
    expect(refusal(strToU8('a,'.repeat(limits.columns + 1)))).toBe('file_too_many_columns');
  });

  const megabytes = noise(10_000_000);
  const shared = (text: string) => `<sst><si><t>${text}</t></si></sst>`;
  const referring = '<row r="3"><c r="A3" t="s"><v>0</v></c></row>';

  it.each<[string, Uint8Array, object]>([
    ['a text file', strToU8(`barcode\nT1\n${megabytes}\n`), { row: 3 }],
    ['a workbook, a little too long', makeXlsx(textRow(3, 'A'.repeat(40_000))), { row: 3 }],
    ['a workbook, of megabytes', makeXlsx(textRow(3, megabytes)), { row: 3 }],
    [
      'the shared texts of a workbook',
      makeXlsx(referring, { 'xl/sharedStrings.xml': shared(noise(40_000)) }),
      { row: 3 },
    ],
    ['the shared texts, of megabytes', makeXlsx(referring, { 'xl/sharedStrings.xml': shared(megabytes) }), {}],
  ])('is refused for a cell that is too long in %s, with its row where it is known', (_name, bytes, facts) => {
    expect(() => openFile(bytes).read(0)).toThrow(expect.objectContaining({ code: 'file_cell_too_long', facts }));
  });

  it('is refused for millions of filled cells', () => {
    const line = `${'a,'.repeat(limits.columns - 1)}a\n`;
    expect(refusal(strToU8(line.repeat(limits.cells / limits.columns + 1)))).toBe('file_too_many_cells');
  });

  it('is refused beyond 32 megabytes without a look inside', () => {
    expect(refusal(new Uint8Array(limits.fileBytes + 1))).toBe('file_too_large');
  });

  it('breaks on nonsense in row numbers instead of looping', () => {
    for (const row of ['-1', '0', '1e9', 'x', '1.5']) {
      expect(refusal(makeXlsx(`<row r="${row}"><c><v>1</v></c></row>`))).toMatch(/^file_/);
    }
  });
});

describe('any damage to a good file', () => {
  it('is either survived or refused with a code, never a crash', () => {
    const good = makeXlsx([1, 2, 3, 4, 5].map((row) => textRow(row, `tube ${row}`, 'B')).join(''));
    for (let at = 0; at < good.length; at += 3) {
      const damaged = good.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      expect(refusal(damaged)).toMatch(/^(file_|none)/);
    }
  });
});
