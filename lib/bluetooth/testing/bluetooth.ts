import type { BluetoothPlatform, ChooserRequest, Peripheral } from '../platform.ts';

interface Timer {
  readonly at: number;
  readonly call: () => void;
}

/** A browser's Bluetooth for tests: the clock moves when the test says so, and the person chooses what it says. */
export class FakeBluetooth implements BluetoothPlatform {
  isSecure = true;
  isSupported = true;
  /** What the chooser was asked to show, oldest first. */
  readonly asked: ChooserRequest[] = [];
  /** What the person does: chooses a probe, closes the chooser (null), or something fails. */
  choice: Peripheral | null | Error = null;
  /** Set to keep the chooser open until it is resolved. */
  gate: Promise<void> = Promise.resolve();
  #time = Date.parse('2026-11-26T12:00:00Z');
  readonly #timers = new Set<Timer>();

  /** How many callbacks still wait: none after a clean stop. */
  get waiting(): number {
    return this.#timers.size;
  }

  now(): Date {
    return new Date(this.#time);
  }

  after(ms: number, call: () => void): () => void {
    const timer = { at: this.#time + ms, call };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  async choose(request: ChooserRequest): Promise<Peripheral | null> {
    this.asked.push(request);
    await this.gate;
    if (this.choice instanceof Error) throw this.choice;
    return this.choice;
  }

  /** Lets time pass: what is due happens in its order, each time with all that follows from it at once. */
  async pass(ms: number): Promise<void> {
    const end = this.#time + ms;
    await settled();
    for (;;) {
      const [next] = [...this.#timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (next === undefined) break;
      this.#timers.delete(next);
      this.#time = Math.max(this.#time, next.at);
      next.call();
      await settled();
    }
    this.#time = end;
  }
}

/** Resolves when nothing is left to happen before time passes. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
