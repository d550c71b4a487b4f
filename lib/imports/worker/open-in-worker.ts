import { FileError } from '../../domain/imports/file-error.ts';
import type { FileInfo, Table } from '../../domain/imports/table.ts';
import type { Progress } from '../limits.ts';
import type { OpenOptions } from '../open-file.ts';
import { type WorkerAnswer, type WorkerRequest, answerSchema } from './messages.ts';

/** A file that is open in a worker: the page stays alive however large it is. */
export interface FileInWorker {
  readonly info: FileInfo;
  /** Rejects with `FileError`. */
  read(sheet: number, onProgress?: Progress): Promise<Table>;
  /** Ends the worker and with it whatever it was doing. */
  close(): void;
}

/** The part of a `Worker` that is used. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

const spawnWorker = (): WorkerLike => new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module' });

interface Pending {
  resolve(answer: WorkerAnswer): void;
  reject(error: unknown): void;
  readonly onProgress: Progress | undefined;
}

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
  const pending = new Map<number, Pending>();
  let nextId = 1;

  worker.addEventListener('message', (event: MessageEvent<unknown>) => {
    const answer = answerSchema.parse(event.data);
    const waiting = pending.get(answer.id);
    if (answer.type === 'progress') {
      waiting?.onProgress?.(answer.fraction);
      return;
    }
    pending.delete(answer.id);
    if (answer.type === 'failed') waiting?.reject(new FileError(answer.code, answer.facts));
    else waiting?.resolve(answer);
  });
  worker.addEventListener('error', (event: ErrorEvent) => {
    // Out of memory, or a script that did not load: nothing will answer any more.
    for (const { reject } of pending.values()) reject(new FileError('file_damaged', {}, event.error));
    pending.clear();
  });

  const ask = (request: WorkerRequest, onProgress?: Progress): Promise<WorkerAnswer> =>
    new Promise((resolve, reject) => {
      pending.set(request.id, { resolve, reject, onProgress });
      worker.postMessage(request);
    });
  const id = (): number => nextId++;

  try {
    const opened = await ask({ type: 'open', id: id(), bytes, ...options });
    if (opened.type !== 'opened') throw new FileError('file_damaged');
    return {
      info: opened.info,
      async read(sheet, onProgress) {
        const answer = await ask({ type: 'read', id: id(), sheet }, onProgress);
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
