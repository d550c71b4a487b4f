import type { WatchListener } from './watch.ts';

/** Something live for everybody who shows it: read once, whoever many look. */
export interface Feed<T> {
  /** Undefined until it was read. */
  get(): T | undefined;
  subscribe(listener: () => void): () => void;
}

/** What a feed is made of. */
export interface FeedSource<T> {
  read(): Promise<T>;
  /** Runs a read, and again whenever a row that it read has changed. Returns the end of it. */
  watch(read: () => Promise<T>, listener: WatchListener<T>): () => void;
  /** Calls back for what is no row, and yet a reason to read again. */
  onOther(listener: () => void): () => void;
}

/** Reads while anybody listens. Listeners hear of another value alone, not of every change of the store. */
export function feed<T>({ read, watch, onOther }: FeedSource<T>): Feed<T> {
  const listeners = new Set<() => void>();
  let value: T | undefined;
  let failure: { readonly error: unknown } | null = null;
  let end: (() => void) | null = null;

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }
  function begin(): () => void {
    return watch(read, {
      next(now) {
        if (JSON.stringify(now) === JSON.stringify(value)) return;
        value = now;
        tell();
      },
      failed(error) {
        failure = { error };
        tell();
      },
    });
  }
  function listen(): () => void {
    let reading = begin();
    const leave = onOther(() => {
      reading();
      reading = begin();
    });
    return () => {
      leave();
      reading();
    };
  }

  return {
    get() {
      // A read that fails is a defect or a broken store: the nearest error screen says so.
      if (failure) throw failure.error;
      return value;
    },
    subscribe(listener) {
      listeners.add(listener);
      end ??= listen();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        end?.();
        end = null;
      };
    },
  };
}
