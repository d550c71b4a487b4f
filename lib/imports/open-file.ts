import { FileError } from '../domain/imports/file-error.ts';
import type { FileInfo, Table } from '../domain/imports/table.ts';
import { guessDelimiter } from './csv/delimiter.ts';
import { type Encoding, decode, guessEncoding } from './csv/encoding.ts';
import { readCsv } from './csv/read-csv.ts';
import { foreignText, isForeignFile } from './foreign.ts';
import { limits, type Progress } from './limits.ts';
import { Workbook } from './xlsx/workbook.ts';

/** How a person wants a text file to be read; what is absent is guessed. */
export interface OpenOptions {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: string | undefined;
  /** What the file is called. */
  readonly name?: string | undefined;
}

/** A file whose sheets can be read one by one. */
export interface OpenedFile {
  readonly info: FileInfo;
  /** Reads a sheet by its place in `info.sheets`. Throws `FileError`. */
  read(index: number, onProgress?: Progress): Table;
}

/** Characters looked at to find out what stands between cells. */
const DELIMITER_SAMPLE = 50_000;

const ignore: Progress = () => undefined;

/**
 * Opens a spreadsheet: XLSX by its content, anything else that is text as CSV. The name of the file can only refuse it: a PDF or a page is no
 * table, whatever is in it. No DOM and no network, so that it runs in a worker, in Node and in tests.
 * @throws FileError for anything that is not a spreadsheet, is encrypted, damaged, or larger than `limits`
 */
export function openFile(bytes: Uint8Array, options: OpenOptions = {}): OpenedFile {
  if (bytes.length === 0) throw new FileError('file_empty');
  if (bytes.length > limits.fileBytes) throw new FileError('file_too_large', { bytes: limits.fileBytes });
  if (isForeignFile(bytes, options.name)) throw new FileError('file_not_a_spreadsheet');
  if (startsWith(bytes, [0x50, 0x4b])) return openWorkbook(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new FileError(oldFormat(bytes));
  return openText(bytes, options);
}

function openWorkbook(bytes: Uint8Array): OpenedFile {
  const workbook = new Workbook(bytes);
  return {
    info: { format: 'xlsx', sheets: workbook.sheets, encoding: null, delimiter: null },
    read: (index, onProgress = ignore) => nonEmpty(workbook.read(index, onProgress)),
  };
}

function openText(bytes: Uint8Array, options: OpenOptions): OpenedFile {
  const encoding = options.encoding ?? guessEncoding(bytes);
  const text = decode(bytes, encoding);
  // Pictures, PDFs and programs are full of control characters; a table has tabs, line ends and at most a barcode's separators.
  if (isBinary(text)) throw new FileError('file_not_a_spreadsheet');
  const foreign = foreignText(text, options.name);
  if (foreign !== null) throw new FileError(foreign);
  const delimiter = options.delimiter ?? guessDelimiter(text.slice(0, DELIMITER_SAMPLE));
  return {
    info: { format: 'csv', sheets: [{ name: '', hidden: false }], encoding, delimiter },
    read: (index, onProgress = ignore) => {
      if (index !== 0) throw new FileError('file_sheet_missing');
      return nonEmpty(readCsv(text, delimiter, onProgress));
    },
  };
}

function nonEmpty(table: Table): Table {
  if (table.length === 0) throw new FileError('file_empty');
  return table;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

/** A compound file: a workbook that a password protects, or one of a program from before 2007. */
function oldFormat(bytes: Uint8Array): 'file_encrypted' | 'file_legacy_format' {
  const directory = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return directory.includes('EncryptedPackage') ? 'file_encrypted' : 'file_legacy_format';
}

function isBinary(text: string): boolean {
  const sample = text.slice(0, 4096);
  const odd = sample.match(/[\0-\u0008\u000e-\u001c\u001e\u001f\ufffd]/g)?.length ?? 0;
  return odd > sample.length / 50;
}
