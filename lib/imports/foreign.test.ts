import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FileError, type FileErrorCode } from '../domain/imports/file-error.ts';
import { openFile } from './open-file.ts';
import { makeXlsx, textRow } from './testing/make-xlsx.ts';

/** The code that a file of this name is refused with. */
function refusal(name: string, content: string | Uint8Array): FileErrorCode | 'none' {
  try {
    openFile(typeof content === 'string' ? strToU8(content) : content, { name }).read(0);
    return 'none';
  } catch (error) {
    if (error instanceof FileError) return error.code;
    throw error;
  }
}

const TABLE = 'Barcode;Sample type\nT1;Serum\n';
const PDF = '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF\n';
const PAGE = '<html>\n<body>\n<p>hi, there</p></body>\n</html>';

describe('a text that is no table', () => {
  it.each([
    ['a PDF of letters alone', 'report.pdf', PDF],
    ['a PDF of one line', 'x.pdf', '%PDF-1.4 hello'],
    ['a PDF under the ending of a table', 'report.csv', PDF],
    ['a PDF under the ending of a workbook', 'report.xls', PDF],
    ['a page', 'page.html', PAGE],
    ['a page under the ending of a table', 'page.csv', PAGE],
    ['a page after a mark and blank lines', 'page.csv', `\ufeff\ufeff\n\n  <!DOCTYPE html>\n${PAGE}`],
    ['a piece of a page', 'export.csv', '<table border=1>\n<tr><td>Barcode</td><td>T1</td></tr></table>'],
    ['a page after a comment', 'export.txt', '<!-- made by hand -->\n<p>hi, there</p>'],
    ['a rich text', 'letter.txt', '{\\rtf1\\ansi hello\\par there}'],
    ['any other XML', 'feed.txt', '<?xml version="1.0"?>\n<feed>\n<a/></feed>'],
    ['a page saved as a mail', 'page.txt', 'MIME-Version: 1.0\nContent-Type: multipart/related; a=b\n'],
  ])('is refused by its beginning: %s', (_what, name, content) => {
    expect(refusal(name, content)).toBe('file_not_a_spreadsheet');
  });

  it.each(['report.pdf', 'Letter.DOCX', 'page.htm', 'box.jpeg', 'list.json'])(
    'is refused by its ending, whatever is in it: %s',
    (name) => {
      expect(refusal(name, TABLE)).toBe('file_not_a_spreadsheet');
      expect(refusal(name, makeXlsx(textRow(1, 'a')))).toBe('file_not_a_spreadsheet');
    },
  );

  it('is refused when it is a picture full of text', () => {
    const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe1, ...strToU8('a description\n'.repeat(1000))]);
    expect(refusal('box', picture)).toBe('file_not_a_spreadsheet');
  });

  it.each([
    ['a page under the ending of a workbook', 'lims.xls', PAGE],
    ['a piece of one', 'lims.XLS', '<table><tr><td>Barcode</td></tr></table>'],
    ['a page that Excel wrote', 'book.csv', `<html xmlns:x="urn:schemas-microsoft-com:office:excel">${PAGE}`],
    [
      'the XML of Excel 2003',
      'book.txt',
      '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
    ],
  ])('is told to be saved anew where an old Excel reads it: %s', (_what, name, content) => {
    expect(refusal(name, content)).toBe('file_legacy_format');
  });
});

describe('a table is read', () => {
  it.each([
    ['under the ending of a workbook', 'export.xls', TABLE],
    ['without an ending', 'export', TABLE],
    ['with a first cell such as “<5 ng”', 'tubes.csv', '<5 ng;Barcode\n1;T1\n'],
    ['with headers in angle brackets', 'tubes.csv', '<Table>;<Body>\nA;T1\n'],
    ['with a word that begins like a page', 'tubes.csv', '<htmlcode>;Barcode\nA;T1\n'],
    ['with pages in its cells', 'tubes.csv', 'Barcode;Notes\nT1;<p>hi</p>\n'],
    ['with a percent sign in front', 'tubes.csv', '%PDF share;Barcode\n1;T1\n'],
  ])('%s', (_what, name, content) => {
    expect(refusal(name, content)).toBe('none');
  });
});
