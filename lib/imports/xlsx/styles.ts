import type { XlsxPackage } from './package.ts';

/** How the number in a cell is to be read: as a number, as a date, or filled up with zeros to a width. */
export type NumberStyle = 'number' | 'date' | { readonly zeros: number };

/** Built-in formats that are dates or times. */
const DATE_FORMATS: ReadonlySet<number> = new Set([
  ...range(14, 22),
  ...range(27, 36),
  ...range(45, 47),
  ...range(50, 58),
]);

/** The style of each cell format, in the order in which cells refer to them. */
export function readStyles(file: XlsxPackage, path: string): NumberStyle[] {
  const custom = new Map<number, NumberStyle>();
  const styles: NumberStyle[] = [];
  let inCellFormats = false;
  file.read(path, {
    open: (name, attribute) => {
      if (name === 'numFmt') custom.set(Number(attribute('numFmtId')), styleOf(attribute('formatCode') ?? ''));
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attribute('numFmtId'));
        styles.push(DATE_FORMATS.has(id) ? 'date' : (custom.get(id) ?? 'number'));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

/** What a format code says. `000000` shows a number as a code with leading zeros, which are part of the code. */
export function styleOf(format: string): NumberStyle {
  const zeros = /^0{2,}$/.exec(format);
  if (zeros) return { zeros: format.length };
  // Quoted words, escaped characters, colours and conditions say nothing about what kind of number it is.
  const bare = (format.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare) && !/^general$/i.test(bare) ? 'date' : 'number';
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
