import { FileError } from '../../domain/imports/file-error.ts';
import type { XlsxPackage } from './package.ts';

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** Characters that XML cannot hold are written as `_x001D_`: a group separator in a barcode is one of them. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

/** The texts that cells refer to by number. Phonetic guides beside Japanese and Chinese text are left out. */
export function readSharedStrings(file: XlsxPackage, path: string): string[] {
  const strings: string[] = [];
  let text = '';
  let collecting = false;
  let phonetic = 0;
  file.read(path, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') collecting = phonetic === 0;
    },
    text: (more) => {
      if (collecting) text += more;
    },
    endless: () => {
      // Which cells refer to it is not known yet.
      if (collecting) throw new FileError('file_cell_too_long');
    },
    close: (name) => {
      if (name === 't') collecting = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') strings.push(unescapeText(text));
    },
  });
  return strings;
}
