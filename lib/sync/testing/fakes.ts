import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type {
  AttachmentPort,
  ClockPort,
  LockPort,
  Poke,
  PokePort,
  RandomPort,
  StoragePort,
  SurroundingsPort,
  TabMessage,
  TabsPort,
} from '../ports.ts';

/** A clock that moves only when it is told; the wall can be set apart from the steady time. */
export class FakeClock implements ClockPort {
  #steady = 0;
  #wall: number;
  readonly #due = new Map<object, { at: number; run: () => void }>();

  constructor(wall: number) {
    this.#wall = wall;
  }

  now(): number {
    return this.#wall;
  }

  monotonic(): number {
    return this.#steady;
  }

  after(ms: number, run: () => void): () => void {
    const key = {};
    this.#due.set(key, { at: this.#steady + ms, run });
    return () => {
      this.#due.delete(key);
    };
  }

  /** Somebody sets the clock of the device. */
  setWall(wall: number): void {
    this.#wall = wall;
  }

  /** Lets time pass and runs what was due in it. */
  pass(ms: number): void {
    this.#steady += ms;
    this.#wall += ms;
    for (const [key, { at, run }] of [...this.#due]) {
      if (at > this.#steady || !this.#due.delete(key)) continue;
      run();
    }
  }
}

/** Chance from a seed. */
export function fakeRandom(seed: number): RandomPort {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join('');
  return { fraction: next, id: () => `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}` };
}

/** A device's surroundings, set by the test. */
export class FakeSurroundings implements SurroundingsPort {
  isOnline = true;
  isVisible = true;
  /** The browser has stopped this tab: it hears nothing, and keeps what it has. */
  isFrozen = false;
  wakesAsked = 0;
  readonly #listeners = new Set<(event: 'online' | 'offline' | 'foreground' | 'wake') => void>();

  online(): boolean {
    return this.isOnline;
  }

  visible(): boolean {
    return this.isVisible;
  }

  subscribe(listener: (event: 'online' | 'offline' | 'foreground' | 'wake') => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  askToBeWoken(): void {
    this.wakesAsked += 1;
  }

  tell(event: 'online' | 'offline' | 'foreground' | 'wake'): void {
    if (event === 'online' || event === 'offline') this.isOnline = event === 'online';
    for (const listener of [...this.#listeners]) listener(event);
  }
}

/** Locks shared by the tabs of one test. */
export function fakeLocks(): LockPort {
  const holders = new Map<string, { lost: AbortController; done: Promise<void> }>();
  return {
    async hold(name, lead, { signal, steal }) {
      if (steal) holders.get(name)?.lost.abort();
      else {
        for (let holder = holders.get(name); holder; holder = holders.get(name)) {
          const stopped = new Promise<void>((resolve) =>
            signal.addEventListener('abort', () => resolve(), { once: true }),
          );
          await Promise.race([holder.done, stopped]);
          if (signal.aborted) return;
        }
      }
      const lost = new AbortController();
      signal.addEventListener('abort', () => lost.abort(), { once: true });
      const done = lead(lost.signal).finally(() => {
        if (holders.get(name)?.lost === lost) holders.delete(name);
      });
      holders.set(name, { lost, done: done.catch(() => undefined) });
      await done;
    },
  };
}

/** The tabs of one device: what one posts, all others hear. */
export function fakeTabs(): (isFrozen: () => boolean) => TabsPort {
  const tabs = new Map<Set<(message: TabMessage) => void>, () => boolean>();
  return (isFrozen) => {
    const own = new Set<(message: TabMessage) => void>();
    tabs.set(own, isFrozen);
    return {
      post(message) {
        for (const [other, isAsleep] of tabs) {
          if (other !== own && !isAsleep()) for (const listener of [...other]) listener(message);
        }
      },
      subscribe(listener) {
        own.add(listener);
        return () => own.delete(listener);
      },
    };
  };
}

/** A channel whose pokes the test sends. */
export class FakePokes implements PokePort {
  readonly #listeners = new Set<{ onReady(): void; onPoke(poke: Poke): void }>();

  subscribe(_: string, listener: { onReady(): void; onPoke(poke: Poke): void }): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get subscribers(): number {
    return this.#listeners.size;
  }

  ready(): void {
    for (const listener of this.#listeners) listener.onReady();
  }

  poke(version: number | null, event = 'poke'): void {
    for (const listener of this.#listeners) listener.onPoke({ event, version });
  }
}

/** A bucket that has what was sent, or throws what the test says. */
export class FakeAttachments implements AttachmentPort {
  readonly stored = new Map<string, ArrayBuffer>();
  /** What each try shall fail with, by command; undefined when it shall go well. */
  failure: (commandId: string) => Error | undefined = () => undefined;
  tries = 0;

  upload({ commandId, bytes }: Parameters<AttachmentPort['upload']>[0]): Promise<void> {
    this.tries += 1;
    const failure = this.failure(commandId);
    if (failure) return Promise.reject(failure);
    this.stored.set(commandId, bytes);
    return Promise.resolve();
  }
}

/** A disk of its own. */
export function fakeStorage(): StoragePort {
  return { indexedDB: new IDBFactory(), IDBKeyRange };
}

/** A disk of its own that is full while `full.now` is set. */
export function fillableStorage(): { storage: StoragePort; full: { now: boolean } } {
  const full = { now: false };
  const storage = fakeStorage();
  const { indexedDB } = storage;
  const open = indexedDB.open.bind(indexedDB);
  indexedDB.open = (...args) => {
    const request = open(...args);
    request.addEventListener('success', () => {
      const begin = request.result.transaction.bind(request.result);
      request.result.transaction = (...given) => {
        if (full.now && given[1] === 'readwrite') throw new DOMException('The disk is full', 'QuotaExceededError');
        return begin(...given);
      };
    });
    return request;
  };
  return { storage, full };
}
