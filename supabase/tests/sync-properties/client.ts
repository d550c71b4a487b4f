import { IDBFactory } from 'fake-indexeddb';
import { worldCatalogue } from '../../../lib/domain/world/catalogue.ts';
import { worldModel } from '../../../lib/domain/world/indexes.ts';
import type { DocOf } from '../../../lib/domain/world/ports.ts';
import { SyncError, type RandomPort, type RpcPort } from '../../../lib/sync/ports.ts';
import { TestDevice } from '../../../lib/sync/testing/device.ts';
import { FakeClock, fakeRandom } from '../../../lib/sync/testing/fakes.ts';
import { Life, storageOf } from '../../../lib/sync/testing/faulty-storage.ts';
import { serverOver } from '../../../lib/sync/transport.ts';
import { BadNetwork } from './network.ts';
import type { NetworkFault } from './plan.ts';

/** A phone with one person's store: its disk outlives every process on it. */
export class Client {
  readonly clock = new FakeClock(Date.UTC(2026, 10, 22));
  /** Every command the person was told is safe. */
  readonly acknowledged: string[] = [];
  readonly #disk = new IDBFactory();
  readonly #random: RandomPort;
  readonly #options: {
    tenantId: string;
    userId: string;
    server: RpcPort;
    late: (() => Promise<unknown>)[];
    pageSize: number;
  };
  #life = new Life();
  #device: TestDevice<DocOf> | null = null;
  #network: BadNetwork | null = null;

  constructor(options: {
    readonly tenantId: string;
    readonly userId: string;
    readonly server: RpcPort;
    readonly late: (() => Promise<unknown>)[];
    readonly seed: number;
  }) {
    this.#random = fakeRandom(options.seed);
    // Small pages, so that pulls are interrupted in the middle.
    this.#options = { ...options, pageSize: 6 + (options.seed % 40) };
  }

  /** The running process; started if it is not. */
  async device(): Promise<TestDevice<DocOf>> {
    if (this.#device && !this.#life.isOver) return this.#device;
    this.#device?.close();
    if (this.#life.isOver) this.#life = new Life();
    this.#device = await this.#start(this.#life);
    return this.#device;
  }

  async #start(life: Life): Promise<TestDevice<DocOf>> {
    const { tenantId, userId, server, late, pageSize } = this.#options;
    this.#network = new BadNetwork(server, life, late);
    return TestDevice.open<DocOf>({
      server: serverOver(this.#network),
      model: worldModel,
      catalogue: worldCatalogue,
      storage: storageOf(this.#disk, life),
      clock: this.clock,
      random: this.#random,
      identity: { server: 'https://lab.example', tenantId, userId },
      pageSize,
    });
  }

  /** Does something, with mishaps; a failure that none of them explains is a failure of the test. */
  async attempt(
    mishaps: { faults: readonly NetworkFault[]; killAfter: number | null },
    act: (device: TestDevice<DocOf>) => Promise<unknown>,
  ): Promise<void> {
    try {
      const device = await this.device();
      if (mishaps.killAfter !== null) this.#life.endAfter(mishaps.killAfter);
      if (this.#network) this.#network.faults = [...mishaps.faults];
      await act(device);
    } catch (error) {
      const isExplained = this.#life.isOver || (error instanceof SyncError && error.code !== 'storage_failed');
      if (!isExplained) throw error;
    } finally {
      this.#life.endAfter(Number.POSITIVE_INFINITY);
      if (this.#network) this.#network.faults = [];
      if (this.#life.isOver) this.close();
    }
  }

  /** Gives a command as a screen does; noted only when it was acknowledged. */
  async give(
    device: TestDevice<DocOf>,
    command: { name: string; args: Readonly<Record<string, unknown>> },
  ): Promise<void> {
    const checked = worldCatalogue.check(command);
    if (!checked.ok) throw new Error(`The test gave a command no screen could give: ${JSON.stringify(command)}`);
    const { id } = await device.give(command.name, { ...checked.args });
    this.acknowledged.push(id);
  }

  /** Starts the app anew; it may be killed while it starts. */
  async restart(killAfter: number | null): Promise<void> {
    this.close();
    this.#life = new Life(killAfter ?? Number.POSITIVE_INFINITY);
    await this.attempt({ faults: [], killAfter: null }, () => Promise.resolve());
  }

  /** The process ends, as by closing the app. */
  close(): void {
    this.#life.end();
    this.#device?.close();
    this.#device = null;
  }
}
