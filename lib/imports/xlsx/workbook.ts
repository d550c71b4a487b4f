import { FileError } from '../../domain/imports/file-error.ts';
import type { SheetInfo, Table } from '../../domain/imports/table.ts';
import type { Progress } from '../limits.ts';
import { XlsxPackage } from './package.ts';
import { type SheetContext, readSheetPart } from './sheet.ts';
import { readSharedStrings } from './strings.ts';
import { readStyles } from './styles.ts';

/** An XLSX file: its sheets by name, each read when it is asked for. */
export class Workbook {
  readonly sheets: readonly SheetInfo[];
  readonly #file: XlsxPackage;
  readonly #paths: readonly string[];
  readonly #parts: { readonly strings: string | undefined; readonly styles: string | undefined };
  readonly #is1904: boolean;
  #context: SheetContext | undefined;

  constructor(bytes: Uint8Array) {
    this.#file = new XlsxPackage(bytes);
    const main = this.#file.relationsOf('').find(({ type }) => type === 'officeDocument')?.path;
    if (main === undefined || !this.#file.has(main)) throw new FileError('file_not_a_spreadsheet');
    const relations = this.#file.relationsOf(main);
    const sheets: { name: string; hidden: boolean; path: string }[] = [];
    let is1904 = false;
    this.#file.read(main, {
      open: (name, attribute) => {
        if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
        if (name !== 'sheet') return;
        const id = attribute('r:id') ?? attribute('id');
        const relation = relations.find((each) => each.id === id);
        // Chart sheets and dialogs are listed beside worksheets and hold no cells.
        if (relation?.type !== 'worksheet') return;
        const hidden = (attribute('state') ?? 'visible') !== 'visible';
        sheets.push({ name: attribute('name') ?? '', hidden, path: relation.path });
      },
    });
    if (sheets.length === 0) throw new FileError('file_not_a_spreadsheet');
    this.sheets = sheets.map(({ name, hidden }) => ({ name, hidden }));
    this.#paths = sheets.map(({ path }) => path);
    const partOf = (type: string): string | undefined => relations.find((each) => each.type === type)?.path;
    this.#parts = { strings: partOf('sharedStrings'), styles: partOf('styles') };
    this.#is1904 = is1904;
  }

  /** Reads a sheet by its place in `sheets`. */
  read(index: number, onProgress: Progress): Table {
    const path = this.#paths[index];
    if (path === undefined) throw new FileError('file_sheet_missing');
    return readSheetPart(this.#file, path, this.#shared(), onProgress);
  }

  #shared(): SheetContext {
    const { strings, styles } = this.#parts;
    this.#context ??= {
      strings: strings === undefined ? [] : readSharedStrings(this.#file, strings),
      styles: styles === undefined ? [] : readStyles(this.#file, styles),
      is1904: this.#is1904,
    };
    return this.#context;
  }
}
