import { FileError, type FileErrorCode, fileErrorCodes } from '../../lib/domain/imports/file-error.ts';
import type { FileInfo, Table } from '../../lib/domain/imports/table.ts';
import { limits } from '../../lib/imports/limits.ts';
import { type FileReaderInWorker, readerIn } from './file-reader.ts';
import type { SpreadsheetAnswer } from './spreadsheet-messages.ts';

/** A spreadsheet being read in a worker. Close it when done: the worker holds the whole file. */
export interface Spreadsheet {
  readonly info: FileInfo;
  read(sheet: number, onProgress: (part: number) => void): Promise<Table>;
  close(): void;
}

type Answer<Type> = Extract<SpreadsheetAnswer, { type: Type }>;

const isFileErrorCode = (code: string): code is FileErrorCode => fileErrorCodes.some((known) => known === code);

/** A worker that waits for the next file. */
let spare: FileReaderInWorker | undefined;

const spawn = (): FileReaderInWorker =>
  readerIn(new Worker(new URL('./spreadsheet.worker.ts', import.meta.url), { type: 'module' }));

/**
 * Loads the reader before there is a file for it. Where the network goes soon after the page has come, it would otherwise be missing by then.
 */
export function prepareReader(): void {
  if (spare?.isUsable()) return;
  spare?.close();
  spare = spawn();
}

/** Ends the reader that waits: the next visit loads it anew, by then from the device. */
export function releaseReader(): void {
  spare?.close();
  spare = undefined;
}

/**
 * Opens a file in a worker.
 * @throws FileError for anything that is no spreadsheet, or a damaged or hostile one; `file_reader_missing` where the reader itself did not load
 */
export async function openSpreadsheet(file: File): Promise<Spreadsheet> {
  if (file.size > limits.fileBytes) throw new FileError('file_too_large', { bytes: limits.fileBytes });
  const bytes = await file.arrayBuffer();
  const reader = spare?.isUsable() ? spare : spawn();
  spare = undefined;
  try {
    const { info } = expected('info', await reader.ask({ bytes, name: file.name }, [bytes]));
    return {
      info,
      read: async (sheet, onProgress) => expected('table', await reader.ask({ sheet }, [], onProgress)).table,
      close: () => reader.close(),
    };
  } catch (error) {
    reader.close();
    throw error;
  }
}

function expected<Type extends 'info' | 'table'>(type: Type, answer: SpreadsheetAnswer): Answer<Type> {
  if (isAnswer(type, answer)) return answer;
  if (answer.type !== 'failed') throw new FileError('file_damaged');
  throw new FileError(isFileErrorCode(answer.code) ? answer.code : 'file_damaged', answer.facts);
}

const isAnswer = <Type extends string>(type: Type, answer: SpreadsheetAnswer): answer is Answer<Type> =>
  answer.type === type;
