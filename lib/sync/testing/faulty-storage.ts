import { IDBKeyRange } from 'fake-indexeddb';
import type { StoragePort } from '../ports.ts';

/** The process of a device: it can be killed before any of its steps, and nothing it would do afterwards happens. */
export class Life {
  #stepsLeft: number;
  #isOver = false;
  readonly #atDeath = new Set<() => void>();
  steps = 0;

  constructor(steps = Number.POSITIVE_INFINITY) {
    this.#stepsLeft = steps;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Sets after how many more steps it ends. */
  endAfter(steps: number): void {
    this.#stepsLeft = steps;
  }

  /** Every transaction, every write in one, and both ends of every call are one step. */
  step(): void {
    if (!this.#isOver) {
      this.steps += 1;
      this.#stepsLeft -= 1;
      if (this.#stepsLeft >= 0) return;
      this.end();
    }
    throw new Killed();
  }

  /** Kills it: what is not committed is gone. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const abort of this.#atDeath) abort();
  }

  onDeath(abort: () => void): () => void {
    this.#atDeath.add(abort);
    return () => this.#atDeath.delete(abort);
  }
}

/** What a killed process would have seen, had it lived. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

const WRITES = ['add', 'put', 'delete'] as const;

/** The disk as one process sees it: the same disk for every life, but each access is a step of this one. */
export function storageOf(disk: IDBFactory, life: Life): StoragePort {
  const indexedDB: IDBFactory = {
    open(name, version) {
      life.step();
      const request = disk.open(name, version);
      request.addEventListener('success', () => watch(request.result, life));
      return request;
    },
    deleteDatabase: (name) => disk.deleteDatabase(name),
    databases: () => disk.databases(),
    cmp: (a, b) => disk.cmp(a, b),
  };
  return { indexedDB, IDBKeyRange };
}

function watch(db: IDBDatabase, life: Life): void {
  const begin = db.transaction.bind(db);
  db.transaction = (...args) => {
    life.step();
    const transaction = begin(...args);
    const forget = life.onDeath(() => tryAbort(transaction));
    transaction.addEventListener('complete', forget);
    transaction.addEventListener('abort', forget);
    if (transaction.mode !== 'readwrite') return transaction;
    const storeOf = transaction.objectStore.bind(transaction);
    transaction.objectStore = (name) => watchStore(storeOf(name), life);
    return transaction;
  };
}

function watchStore(store: IDBObjectStore, life: Life): IDBObjectStore {
  if (Object.hasOwn(store, 'put')) return store;
  for (const name of WRITES) {
    const original = store[name] as (...args: unknown[]) => unknown;
    Object.defineProperty(store, name, {
      value: (...args: unknown[]) => {
        life.step();
        return original.apply(store, args);
      },
    });
  }
  return store;
}

function tryAbort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has just been committed: that is what the disk keeps.
  }
}
