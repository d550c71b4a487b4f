import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openFile } from '../open-file.ts';
import { guessEncoding } from './encoding.ts';

const read = (text: string) => openFile(strToU8(text)).read(0);
const utf16 = (text: string, little: boolean) =>
  Uint8Array.from(
    Array.from(text, (letter) => letter.charCodeAt(0)).flatMap((code) =>
      little ? [code & 255, code >> 8] : [code >> 8, code & 255],
    ),
  );

describe('a text table', () => {
  it.each([
    ['commas', 'a,b\n1,2'],
    ['semicolons', 'a;b\r\n1;2\r\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['bars', 'a|b\n1|2\n'],
  ])('is cut at %s', (_name, text) => {
    expect(read(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('keeps decimal commas apart from semicolons', () => {
    expect(read('barcode;quantity\nT1;1,5\nT2;2,5\n')).toEqual([
      ['barcode', 'quantity'],
      ['T1', '1,5'],
      ['T2', '2,5'],
    ]);
  });

  it('is cut as the person says where the guess is wrong', () => {
    expect(openFile(strToU8('a,b;c\n1,2;3\n'), { delimiter: ';' }).read(0)).toEqual([
      ['a,b', 'c'],
      ['1,2', '3'],
    ]);
  });

  it('keeps line ends, quotes and separators inside quotes', () => {
    expect(read('name,note\n"A, ""B""","two\nlines"\n')).toEqual([
      ['name', 'note'],
      ['A, "B"', 'two\nlines'],
    ]);
  });

  it('takes single quotes off a row in which every cell has them, and off no other', () => {
    expect(read("'Location Barcode','Labware Barcode'\nBX1234,PL1234\n5',3'\n")).toEqual([
      ['Location Barcode', 'Labware Barcode'],
      ['BX1234', 'PL1234'],
      ["5'", "3'"],
    ]);
  });

  it('keeps blank rows in the middle, so that row numbers are those of the file', () => {
    expect(read('a,b\n\n,\n1,2\n\n')).toEqual([['a', 'b'], [], [], ['1', '2']]);
  });

  it('keeps leading zeros, group separators and formulas as they are', () => {
    expect(read('code,x\n0012\u001d34,=1+1\n')).toEqual([
      ['code', 'x'],
      ['0012\u001d34', '=1+1'],
    ]);
  });
});

describe('the encoding', () => {
  it.each([
    ['UTF-8 with its mark', new Uint8Array([0xef, 0xbb, 0xbf, ...strToU8('Größe,b')]), 'utf-8'],
    ['UTF-8 without', strToU8('Größe,b'), 'utf-8'],
    ['UTF-16 with its mark', new Uint8Array([0xff, 0xfe, ...utf16('Größe,b', true)]), 'utf-16le'],
    ['UTF-16, the other way round', new Uint8Array([0xfe, 0xff, ...utf16('Größe,b', false)]), 'utf-16be'],
    ['UTF-16 without a mark', utf16('Größe,b\n1,2\n', true), 'utf-16le'],
    ['what Western programs write', Uint8Array.from('Größe,b', (letter) => letter.charCodeAt(0)), 'windows-1252'],
  ])('is seen: %s', (_name, bytes, encoding) => {
    expect(guessEncoding(bytes)).toBe(encoding);
    expect(openFile(bytes).read(0)[0]).toEqual(['Größe', 'b']);
  });

  it('is what the person chooses: Chinese text from a spreadsheet program', () => {
    const bytes = new Uint8Array([0xd1, 0xf9, 0xb1, 0xbe, 0x2c, 0x62]);
    expect(openFile(bytes, { encoding: 'gb18030' }).read(0)).toEqual([['样本', 'b']]);
  });
});
