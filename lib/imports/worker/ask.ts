import { FileError, type FileErrorCode } from '../../domain/imports/file-error.ts';
import type { Progress } from '../limits.ts';

/** The part of a `Worker` that is used. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** What every worker that reads files answers: how far it is, why it failed, or something of its own under the id of the question. */
export type Told<A> =
  | A
  | { readonly type: 'progress'; readonly id: number; readonly fraction: number }
  | {
      readonly type: 'failed';
      readonly id: number;
      readonly code: FileErrorCode;
      readonly facts: Readonly<Record<string, number | string>>;
    };

interface Pending<A> {
  resolve(answer: A): void;
  reject(error: unknown): void;
  readonly onProgress: Progress | undefined;
}

/**
 * Asks a worker: each question gets an id, and a promise of the answer under it.
 * @param parse reads what the worker says; throws for what is none of its answers
 */
export function createAsk<Q extends object, A extends { readonly id: number }>(
  worker: WorkerLike,
  parse: (data: unknown) => Told<A>,
): (question: Q, onProgress?: Progress) => Promise<A> {
  const pending = new Map<number, Pending<A>>();
  let nextId = 1;

  worker.addEventListener('message', (event: MessageEvent<unknown>) => {
    const answer = parse(event.data);
    const waiting = pending.get(answer.id);
    if (isProgress(answer)) {
      waiting?.onProgress?.(answer.fraction);
      return;
    }
    pending.delete(answer.id);
    if (isFailed(answer)) waiting?.reject(new FileError(answer.code, answer.facts));
    else waiting?.resolve(answer);
  });
  worker.addEventListener('error', (event: ErrorEvent) => {
    // Out of memory, or a script that did not load: nothing will answer any more.
    for (const { reject } of pending.values()) reject(new FileError('file_damaged', {}, event.error));
    pending.clear();
  });

  return (question, onProgress) =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      pending.set(id, { resolve, reject, onProgress });
      worker.postMessage({ ...question, id });
    });
}

type Progressed = Extract<Told<never>, { type: 'progress' }>;
type Failed = Extract<Told<never>, { type: 'failed' }>;

const isProgress = (answer: object): answer is Progressed => 'type' in answer && answer.type === 'progress';
const isFailed = (answer: object): answer is Failed => 'type' in answer && answer.type === 'failed';
