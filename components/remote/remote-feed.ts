import { z } from 'zod';

/** What the server last said, and when; `stale` while it cannot be asked. */
export interface Remote<T> {
  readonly data: T | undefined;
  readonly asOf: string | undefined;
  readonly stale: boolean;
  /** It was asked in vain, and nothing has been heard since. */
  readonly failed: boolean;
}

/** Where an answer comes from, and where the last one is kept for times without a network. */
export interface RemoteSource<T> {
  readonly key: string;
  readonly schema: z.ZodType<T>;
  /** Answers `error` instead of throwing when the server cannot be asked. */
  ask(): Promise<{ data: unknown; error: unknown }>;
  readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

const keptSchema = z.object({ asOf: z.string(), data: z.unknown() });

/** One question to the server, asked again and again: at most one under way, and once more after whatever came meanwhile. */
export class RemoteFeed<T> {
  #source: RemoteSource<T>;
  #remote: Remote<T>;
  #listeners = new Set<() => void>();
  #asking = false;
  #again = false;

  constructor(source: RemoteSource<T>) {
    this.#source = source;
    this.#remote = remembered(source);
  }

  /** The last answer; the same object until it changes. */
  readonly current = (): Remote<T> => this.#remote;

  /** Calls back at every change; returns the end of it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      // Nobody asks any more: whoever looks next is told from when this is, until the server has answered again.
      if (this.#listeners.size === 0 && !this.#remote.stale) this.#remote = { ...this.#remote, stale: true };
    };
  };

  /** Asks now. */
  async refresh(): Promise<void> {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    this.#again = false;
    this.#take(await this.#source.ask());
    this.#asking = false;
    if (this.#wantedAgain()) await this.refresh();
  }

  /** Set by calls that came during the answer. */
  #wantedAgain(): boolean {
    return this.#again;
  }

  #take({ data, error }: { data: unknown; error: unknown }): void {
    const parsed = error === null ? this.#source.schema.safeParse(data) : undefined;
    if (parsed?.success) {
      const asOf = new Date().toISOString();
      this.#remote = { data: parsed.data, asOf, stale: false, failed: false };
      remember(this.#source, { asOf, data });
    } else if (this.#remote.failed) return;
    else this.#remote = { ...this.#remote, stale: true, failed: true };
    for (const listener of this.#listeners) listener();
  }
}

function remembered<T>({ key, schema, memory }: RemoteSource<T>): Remote<T> {
  const nothing = { data: undefined, asOf: undefined, stale: true, failed: false };
  const text = memory.getItem(key);
  if (text === null) return nothing;
  try {
    const kept = keptSchema.safeParse(JSON.parse(text));
    const parsed = kept.success ? schema.safeParse(kept.data.data) : undefined;
    return kept.success && parsed?.success ? { ...nothing, data: parsed.data, asOf: kept.data.asOf } : nothing;
  } catch (error) {
    if (error instanceof SyntaxError) return nothing;
    throw error;
  }
}

function remember<T>({ key, memory }: RemoteSource<T>, kept: { asOf: string; data: unknown }): void {
  try {
    memory.setItem(key, JSON.stringify(kept));
  } catch (error) {
    // A full disk must not take the board down; the next start then begins without a memory.
    if (!(error instanceof DOMException)) throw error;
    memory.removeItem(key);
  }
}
