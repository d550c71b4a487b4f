import { createEngine } from '../create-engine.ts';
import type { SyncEngine } from '../engine.ts';
import type { ServerPort, StoragePort } from '../ports.ts';
import type { SyncStatus } from '../status.ts';
import {
  FakeAttachments,
  FakeClock,
  FakePokes,
  FakeSurroundings,
  fakeLocks,
  fakeRandom,
  fakeStorage,
  fakeTabs,
} from './fakes.ts';
import { type ToyDocs, toyCatalogue, toyModel } from './toy.ts';

/** Real milliseconds to wait for something that happens by itself. */
const PATIENCE_MS = 5_000;

/** A phone in somebody's hand: whole engines, one per tab, on one disk, with one lock, one network and one clock. */
export class Phone {
  readonly clock = new FakeClock(Date.UTC(2026, 0, 1));
  readonly storage: StoragePort;
  readonly pokes = new FakePokes();
  readonly attachments = new FakeAttachments();
  readonly #lock = fakeLocks();
  readonly #tabs = fakeTabs();
  readonly #server: ServerPort;
  readonly #engines: SyncEngine<ToyDocs>[] = [];

  constructor(server: ServerPort, storage = fakeStorage()) {
    this.#server = server;
    this.storage = storage;
  }

  /** Opens a tab; it leads if no other does. One that is not shown has the engine of its store and does not start it. */
  async openTab({ seed = this.#engines.length + 1, isShown = true } = {}): Promise<{
    engine: SyncEngine<ToyDocs>;
    surroundings: FakeSurroundings;
  }> {
    const surroundings = new FakeSurroundings();
    const engine = await createEngine<ToyDocs>({
      identity: { server: 'https://lab.example', tenantId: 'tenant', userId: 'user' },
      role: 'technician',
      device: { name: 'Phone', platform: 'Test', appVersion: '1.0.0' },
      model: toyModel,
      catalogue: toyCatalogue,
      ports: {
        ...{ server: this.#server, pokes: this.pokes, clock: this.clock, surroundings, storage: this.storage },
        attachments: this.attachments,
        random: fakeRandom(seed),
        lock: this.#lock,
        tabs: this.#tabs(() => surroundings.isFrozen),
      },
    });
    if (isShown) engine.start();
    this.#engines.push(engine);
    return { engine, surroundings };
  }

  async close(): Promise<void> {
    for (const engine of this.#engines.splice(0)) await engine.stop();
  }
}

/** Waits until something is true; everything it waits for happens by itself within milliseconds. */
export async function until(isTrue: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`In vain waited until ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Waits until the status has these values. */
export async function untilStatus(engine: SyncEngine<ToyDocs>, wanted: Partial<SyncStatus>): Promise<SyncStatus> {
  let status = await engine.status();
  await until(
    async () => {
      status = await engine.status();
      return Object.entries(wanted).every(
        ([key, value]) => JSON.stringify(Reflect.get(status, key)) === JSON.stringify(value),
      );
    },
    `the status is ${JSON.stringify(wanted)}`,
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}; it is ${JSON.stringify(status)}`);
  });
  return status;
}
