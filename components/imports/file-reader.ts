import { FileError } from '../../lib/domain/imports/file-error.ts';
import { type SpreadsheetAnswer, spreadsheetAnswerSchema, type SpreadsheetQuestion } from './spreadsheet-messages.ts';

/** The part of a `Worker` that is used. */
export interface ReaderWorker {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: SpreadsheetQuestion, transfer: Transferable[]): void;
  terminate(): void;
}

/** A worker that reads one file. */
export interface FileReaderInWorker {
  /** False once the worker has failed; a new one may do better. */
  readonly isUsable: () => boolean;
  /**
   * Asks one question at a time.
   * @throws FileError `file_reader_missing` when the script did not load, `file_damaged` when the worker died over the file
   */
  ask(
    question: SpreadsheetQuestion,
    transfer?: Transferable[],
    onProgress?: (part: number) => void,
  ): Promise<SpreadsheetAnswer>;
  close(): void;
}

/**
 * Listens to a worker from its first moment. It says so when its script has come: a failure before that is one of the network, and says nothing of
 * any file.
 */
export function readerIn(worker: ReaderWorker): FileReaderInWorker {
  let isLoaded = false;
  let failure: FileError | undefined;
  let waiting: ((answer: SpreadsheetAnswer | FileError) => void) | undefined;
  let progress: ((part: number) => void) | undefined;
  const settle = (answer: SpreadsheetAnswer | FileError) => {
    waiting?.(answer);
    waiting = undefined;
  };

  worker.onerror = (event) => {
    // A parser that dies (no memory left) must not leave the person waiting for ever.
    failure = new FileError(isLoaded ? 'file_damaged' : 'file_reader_missing', {}, event.message);
    settle(failure);
  };
  worker.onmessage = ({ data }) => {
    const answer = spreadsheetAnswerSchema.parse(data);
    if (answer.type === 'ready') isLoaded = true;
    else if (answer.type === 'progress') progress?.(answer.part);
    else settle(answer);
  };

  return {
    isUsable: () => failure === undefined,
    ask(question, transfer = [], onProgress) {
      if (failure) return Promise.reject(failure);
      progress = onProgress;
      return new Promise((resolve, reject) => {
        waiting = (answer) => (answer instanceof FileError ? reject(answer) : resolve(answer));
        worker.postMessage(question, transfer);
      });
    },
    close: () => worker.terminate(),
  };
}
