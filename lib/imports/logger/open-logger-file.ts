import { FileError } from '../../domain/imports/file-error.ts';
import type { Reading } from '../../domain/readings/model.ts';
import type { Choices } from '../../domain/readings/logger/read-rows.ts';
import type { Sketch } from '../../domain/readings/logger/recognise.ts';
import { limits, type Progress } from '../limits.ts';
import { createAsk, type WorkerLike } from '../worker/ask.ts';
import { type Answer, type Question, type Summary, answerSchema } from './messages.ts';

/** A logger's file that is open in a worker: the page stays alive however long it is. */
export interface LoggerFile {
  /** What was recognised; null when it is no file of a logger. */
  readonly sketch: Sketch | null;
  /** Reads every row. Rejects with `FileError`. */
  read(choices: Choices, onProgress?: Progress): Promise<Summary>;
  /** Readings of the last `read`, from a place on. */
  take(from: number, most: number): Promise<Reading[]>;
  /** Ends the worker and with it whatever it was doing. */
  close(): void;
}

type Asked = Question extends infer Q ? (Q extends { id: number } ? Omit<Q, 'id'> : never) : never;

const spawnWorker = (): WorkerLike => new Worker(new URL('./logger-worker.ts', import.meta.url), { type: 'module' });

/**
 * Opens a logger's file in a worker of its own.
 * @throws FileError when it is no table that can be read, or larger than `limits`
 */
export async function openLoggerFile(
  file: Pick<File, 'size' | 'arrayBuffer'>,
  onProgress?: Progress,
  spawn: () => WorkerLike = spawnWorker,
): Promise<LoggerFile> {
  if (file.size > limits.fileBytes) throw new FileError('file_too_large', { bytes: limits.fileBytes });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const worker = spawn();
  const ask = createAsk<Asked, Exclude<Answer, { type: 'progress' | 'failed' }>>(worker, (data) =>
    answerSchema.parse(data),
  );
  try {
    const opened = await ask({ type: 'open', bytes }, onProgress);
    if (opened.type !== 'sketch') throw new FileError('file_damaged');
    return {
      sketch: opened.sketch,
      async read(choices, onPart) {
        const answer = await ask({ type: 'read', choices }, onPart);
        if (answer.type !== 'summary') throw new FileError('file_damaged');
        return answer.summary;
      },
      async take(from, most) {
        const answer = await ask({ type: 'take', from, most });
        if (answer.type !== 'readings') throw new FileError('file_damaged');
        return answer.readings;
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
