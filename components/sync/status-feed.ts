import type { SyncStatus } from '../../lib/sync/status.ts';

/** The status of a store for everybody who shows it: read once, whoever many look. */
export interface StatusFeed {
  /** Undefined until it was read. */
  get(): SyncStatus | undefined;
  subscribe(listener: () => void): () => void;
}

/** What the feed asks of a store. */
export interface StatusSource {
  readonly engine: { status(): Promise<SyncStatus>; onStatus(listener: () => void): () => void };
  watch(
    read: () => Promise<SyncStatus>,
    listener: { readonly next: (value: SyncStatus) => void; readonly failed: (error: unknown) => void },
  ): () => void;
}

/** Reads while anybody listens. Listeners hear of another status alone, not of every change of the store. */
export function statusFeed({ engine, watch }: StatusSource): StatusFeed {
  const listeners = new Set<() => void>();
  let status: SyncStatus | undefined;
  let failure: { readonly error: unknown } | null = null;
  let end: (() => void) | null = null;

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }
  function begin(): () => void {
    return watch(() => engine.status(), {
      next(value) {
        if (JSON.stringify(value) === JSON.stringify(status)) return;
        status = value;
        tell();
      },
      failed(error) {
        failure = { error };
        tell();
      },
    });
  }
  /** The network and the stall watch are no rows: what they say comes by itself. */
  function listen(): () => void {
    let reading = begin();
    const leave = engine.onStatus(() => {
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
      return status;
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
