import type { Advertisement } from '../driver.ts';
import type { Link, Peripheral, RemoteValue } from '../platform.ts';

/** One characteristic of a fake probe. */
export interface FakeValue {
  readonly service: string;
  readonly characteristic: string;
  bytes: DataView;
  readonly canRead?: boolean;
  readonly canNotify?: boolean;
}

type Heard = (bytes: DataView) => void;

/** A probe for tests: within reach or not, and it says what the test makes it say. */
export class FakeProbe implements Peripheral {
  readonly id = 'probe-1';
  name = 'Freezer 3';
  values: FakeValue[];
  isReachable = true;
  /** Set: it takes a question and never answers. */
  isDeaf = false;
  /** Set to make each answer take its time. */
  slowly: () => Promise<void> = () => Promise.resolve();
  /** Calls, the ones that led nowhere too. */
  calls = 0;
  reads: string[] = [];
  watch: Peripheral['watch'] = null;
  #lost: AbortController | null = null;
  readonly #subscribers = new Map<string, Set<Heard>>();
  readonly #watchers = new Set<(heard: Advertisement) => void>();

  constructor(values: FakeValue[] = []) {
    this.values = values;
  }

  get isConnected(): boolean {
    return this.#lost !== null;
  }

  get watchers(): number {
    return this.#watchers.size;
  }

  async connect(signal: AbortSignal): Promise<Link> {
    this.calls += 1;
    if (this.isDeaf) return new Promise((_, reject) => signal.addEventListener('abort', () => reject(gone())));
    if (!this.isReachable) throw gone();
    const lost = new AbortController();
    this.#lost = lost;
    return {
      lost: lost.signal,
      services: async () => [...new Set(this.values.map(({ service }) => service))],
      find: async (service, characteristic) => this.#find(service, characteristic),
      close: () => this.#end(),
    };
  }

  /** The connection breaks; it stays out of reach until the test says otherwise. */
  walkAway(): void {
    this.isReachable = false;
    this.#end();
  }

  /** Changes a value, and tells it to those who asked to be told. */
  say(characteristic: string, bytes: DataView): void {
    const value = this.values.find((one) => one.characteristic === characteristic);
    if (value !== undefined) value.bytes = bytes;
    for (const heard of [...(this.#subscribers.get(characteristic) ?? [])]) heard(bytes);
  }

  /** From now on it broadcasts, in a browser that can listen. */
  listenTo(): void {
    this.watch = async (listener, signal) => {
      this.#watchers.add(listener);
      signal.addEventListener('abort', () => this.#watchers.delete(listener), { once: true });
    };
  }

  broadcast(heard: Advertisement): void {
    for (const watcher of [...this.#watchers]) watcher(heard);
  }

  #find(service: string, characteristic: string): RemoteValue | null {
    const value = this.values.find((one) => one.service === service && one.characteristic === characteristic);
    if (value === undefined) return null;
    return {
      canRead: value.canRead ?? true,
      canNotify: value.canNotify ?? false,
      read: async () => {
        this.reads.push(characteristic);
        if (this.isDeaf) return new Promise(() => undefined);
        await this.slowly();
        if (!this.isConnected) throw gone();
        // As in a browser: subscribers hear what is read, too.
        for (const heard of [...(this.#subscribers.get(characteristic) ?? [])]) heard(value.bytes);
        return value.bytes;
      },
      subscribe: async (listener, signal) => {
        const all = this.#subscribers.get(characteristic) ?? new Set();
        this.#subscribers.set(characteristic, all.add(listener));
        signal.addEventListener('abort', () => all.delete(listener), { once: true });
      },
    };
  }

  #end(): void {
    const lost = this.#lost;
    this.#lost = null;
    this.#subscribers.clear();
    lost?.abort();
  }
}

function gone(): DOMException {
  return new DOMException('GATT Server is disconnected.', 'NetworkError');
}
