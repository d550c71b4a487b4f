import { FileError, type FileErrorCode, fileErrorCodes } from '../../lib/domain/imports/file-error.ts';
import type { FileInfo, Table } from '../../lib/domain/imports/table.ts';
import { limits } from '../../lib/imports/limits.ts';
import { type SpreadsheetAnswer, spreadsheetAnswerSchema, type SpreadsheetQuestion } from './spreadsheet-messages.ts';

/** A spreadsheet being read in a worker. Close it when done: the worker holds the whole file. */
export interface Spreadsheet {
  readonly info: FileInfo;
  read(sheet: number, onProgress: (part: number) => void): Promise<Table>;
  close(): void;
}

const isFileErrorCode = (code: string): code is FileErrorCode => fileErrorCodes.some((known) => known === code);

/**
 * Opens a file in a worker.
 * @throws FileError for anything that is no spreadsheet, or a damaged or hostile one
 */
export async function openSpreadsheet(file: File): Promise<Spreadsheet> {
  if (file.size > limits.fileBytes) throw new FileError('file_too_large', { bytes: limits.fileBytes });
  const bytes = await file.arrayBuffer();
  const worker = new Worker(new URL('./spreadsheet.worker.ts', import.meta.url), { type: 'module' });
  try {
    const answer = await ask(worker, { bytes, name: file.name }, [bytes]);
    if (answer.type !== 'info') throw new FileError('file_damaged');
    return {
      info: answer.info,
      async read(sheet, onProgress) {
        const read = await ask(worker, { sheet }, [], onProgress);
        if (read.type !== 'table') throw new FileError('file_damaged');
        return read.table;
      },
      close: () => worker.terminate(),
    };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

function ask(
  worker: Worker,
  question: SpreadsheetQuestion,
  transfer: Transferable[],
  onProgress: (part: number) => void = () => undefined,
): Promise<SpreadsheetAnswer> {
  return new Promise((resolve, reject) => {
    // A parser that dies (no memory left) must not leave the person waiting for ever.
    worker.onerror = (event) => reject(new FileError('file_damaged', {}, event.message));
    worker.onmessage = ({ data }) => {
      const answer = spreadsheetAnswerSchema.parse(data);
      if (answer.type === 'progress') onProgress(answer.part);
      else if (answer.type === 'failed') reject(failure(answer.code, answer.facts));
      else resolve(answer);
    };
    worker.postMessage(question, transfer);
  });
}

function failure(code: string, facts: Readonly<Record<string, string | number>>): FileError {
  return new FileError(isFileErrorCode(code) ? code : 'file_damaged', facts);
}
