import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeClock, FakeSurroundings } from '../../lib/sync/testing/fakes.ts';
import { type Registered, keepWorker } from './keep-worker.ts';

/** A worker whose fate the test decides. */
class Worker extends EventTarget {
  state: ServiceWorkerState = 'installing';

  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

let clock: FakeClock;
let surroundings: FakeSurroundings;
let workers: Worker[];
const register = vi.fn(() => {
  const installing = new Worker();
  workers.push(installing);
  return Promise.resolve<Registered>({ installing, waiting: null, active: null });
});
const settle = () => new Promise((resolve) => setImmediate(resolve));
async function pass(ms: number): Promise<void> {
  clock.pass(ms);
  await settle();
}

beforeEach(() => {
  clock = new FakeClock(Date.UTC(2026, 0, 1));
  surroundings = new FakeSurroundings();
  workers = [];
  register.mockClear();
});

describe('the worker of a device', () => {
  const begin = () => {
    keepWorker({ register, surroundings, clock, random: { fraction: () => 1 } });
    return pass(0);
  };

  test('is registered once where it can be installed', async () => {
    await begin();
    workers[0]?.become('activated');
    await pass(600_000);
    surroundings.tell('online');
    expect(register).toHaveBeenCalledTimes(1);
  });

  test('is registered once where there is one already', async () => {
    register.mockResolvedValueOnce({ installing: null, waiting: null, active: new Worker() });
    await begin();
    await pass(600_000);
    expect(register).toHaveBeenCalledTimes(1);
  });

  test('that could not fetch all is registered anew as soon as the network is back', async () => {
    await begin();
    surroundings.tell('offline');
    workers[0]?.become('redundant');
    await settle();
    surroundings.tell('online');
    expect(register).toHaveBeenCalledTimes(2);
    await settle();
    workers[1]?.become('activated');
    await pass(600_000);
    expect(register).toHaveBeenCalledTimes(2);
  });

  test('that fails with a network is tried again, ever less often and at least once a minute', async () => {
    await begin();
    for (const [before, wait] of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000].entries()) {
      workers.at(-1)?.become('redundant');
      await settle();
      await pass(wait - 1);
      expect(register).toHaveBeenCalledTimes(before + 1);
      await pass(1);
      expect(register).toHaveBeenCalledTimes(before + 2);
    }
  });

  test('is tried again where its script could not be had', async () => {
    register.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await begin();
    await pass(1_000);
    expect(register).toHaveBeenCalledTimes(2);
  });
});
