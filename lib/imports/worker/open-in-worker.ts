import { FileError } from '../../domain/imports/file-error.ts';
import type { FileInfo, Table } from '../../domain/imports/table.ts';
import type { Progress } from '../limits.ts';
import type { OpenOptions } from '../open-file.ts';
import { createAsk, type WorkerLike } from './ask.ts';
import { type WorkerAnswer, type WorkerRequest, answerSchema } from './messages.ts';

type Question = WithoutId<WorkerRequest>;
type WithoutId<T> = T extends { id: number } ? Omit<T, 'id'> : never;

/** A file that is open in a worker: the page stays alive however large it is. */
export interface FileInWorker {
  readonly info: FileInfo;
  /** Rejects with `FileError`. */
  read(sheet: number, onProgress?: Progress): Promise<Table>;
  /** Ends the worker and with it whatever it was doing. */
  close(): void;
}

const spawnWorker = (): WorkerLike => new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module' });

/**
 * Opens a file in a worker of its own.
 * @throws FileError when it is no spreadsheet that can be read
 */
export async function openInWorker(
  bytes: Uint8Array,
  options: OpenOptions = {},
  spawn: () => WorkerLike = spawnWorker,
): Promise<FileInWorker> {
  const worker = spawn();
  const ask = createAsk<Question, Exclude<WorkerAnswer, { type: 'progress' | 'failed' }>>(worker, (data) =>
    answerSchema.parse(data),
  );

  try {
    const opened = await ask({ type: 'open', bytes, ...options });
    if (opened.type !== 'opened') throw new FileError('file_damaged');
    return {
      info: opened.info,
      async read(sheet, onProgress) {
        const answer = await ask({ type: 'read', sheet }, onProgress);
        if (answer.type !== 'table') throw new FileError('file_damaged');
        return answer.table;
      },
      close: () => {
        worker.terminate();
      },
    };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
