import { FileError } from '../../domain/imports/file-error.ts';
import type { Table } from '../../domain/imports/table.ts';
import { limits, type Progress } from '../limits.ts';
import { TableBuilder } from '../table-builder.ts';
import { dateText, numberText, paddedText } from './numbers.ts';
import type { XlsxPackage } from './package.ts';
import { unescapeText } from './strings.ts';
import type { NumberStyle } from './styles.ts';

/** What cells refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly is1904: boolean;
}

/** Reads a sheet. A formula is never evaluated: what counts is the value its program left beside it. */
export function readSheetPart(file: XlsxPackage, path: string, context: SheetContext, onProgress: Progress): Table {
  const table = new TableBuilder();
  const cell = { type: 'n', style: 0, text: '' };
  let row = 0;
  let column = 0;
  let depth: 'value' | 'inline' | null = null;
  let phonetic = false;
  file.read(
    path,
    {
      open: (name, attribute) => {
        if (name === 'row') {
          row = Number(attribute('r') ?? row + 1);
          column = 0;
        } else if (name === 'c') {
          column = columnOf(attribute('r')) ?? column + 1;
          cell.type = attribute('t') ?? 'n';
          cell.style = Number(attribute('s') ?? 0);
          cell.text = '';
        } else if (name === 'v') depth = 'value';
        else if (name === 'rPh') phonetic = true;
        else if (name === 't' && !phonetic) depth = 'inline';
      },
      text: (text) => {
        if (depth !== null) cell.text += text;
        if (cell.text.length > limits.cellCharacters) throw new FileError('file_cell_too_long', { row });
      },
      endless: () => {
        if (depth !== null) throw new FileError('file_cell_too_long', { row });
      },
      close: (name) => {
        if (name === 'v' || name === 't') depth = null;
        else if (name === 'rPh') phonetic = false;
        else if (name === 'c') table.set(row, column, textOf(cell, context));
      },
    },
    onProgress,
  );
  return table.finish();
}

function textOf(
  cell: { type: string; style: number; text: string },
  { strings, styles, is1904 }: SheetContext,
): string {
  if (cell.text === '') return '';
  switch (cell.type) {
    case 's':
      return strings[Number(cell.text)] ?? '';
    case 'str':
    case 'inlineStr':
      return unescapeText(cell.text);
    case 'b':
      return cell.text === '1' ? 'TRUE' : 'FALSE';
    case 'n': {
      const style = styles[cell.style] ?? 'number';
      if (style === 'date') return dateText(cell.text, is1904);
      return style === 'number' ? numberText(cell.text) : paddedText(cell.text, style.zeros);
    }
    // Dates that are text already, and errors: `#N/A` must be seen, not be taken for nothing.
    default:
      return cell.text;
  }
}

/** The column of an address such as `AB12`, from 1; null when it is none. */
function columnOf(address: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(address ?? '')?.[1];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
