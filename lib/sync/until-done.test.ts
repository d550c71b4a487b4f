import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeClock, FakeSurroundings } from './testing/fakes.ts';
import { untilDone } from './until-done.ts';

let clock: FakeClock;
let surroundings: FakeSurroundings;
let attempt: ReturnType<typeof vi.fn<() => Promise<boolean>>>;
let end: () => void;

beforeEach(() => {
  clock = new FakeClock(Date.UTC(2026, 0, 1));
  surroundings = new FakeSurroundings();
  attempt = vi.fn<() => Promise<boolean>>(() => Promise.resolve(false));
  end = untilDone({ attempt, waitMs: (inVain) => inVain * 1_000, surroundings, clock });
});
afterEach(() => end());

/** Lets time pass, and what began in it come to its end. */
async function pass(ms: number): Promise<void> {
  clock.pass(ms);
  await new Promise((resolve) => setImmediate(resolve));
}

describe('what is tried until it is done', () => {
  test('is tried again after every wait, and a failure is no end of it', async () => {
    await pass(0);
    expect(attempt).toHaveBeenCalledTimes(1);
    attempt.mockRejectedValueOnce(new Error('Nobody answers'));
    await pass(999);
    expect(attempt).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(attempt).toHaveBeenCalledTimes(2);
    await pass(2_000);
    expect(attempt).toHaveBeenCalledTimes(3);
  });

  test('is never tried again once it is done', async () => {
    attempt.mockResolvedValueOnce(true);
    await pass(0);
    await pass(600_000);
    surroundings.tell('online');
    expect(attempt).toHaveBeenCalledTimes(1);
  });

  test.each(['online', 'foreground', 'wake'] as const)('is tried at once on "%s"', async (event) => {
    await pass(0);
    surroundings.tell(event);
    expect(attempt).toHaveBeenCalledTimes(2);
  });

  test('is not tried because the network has gone', async () => {
    await pass(0);
    surroundings.tell('offline');
    expect(attempt).toHaveBeenCalledTimes(1);
  });

  test('that fails after the network came back is soon tried again', async () => {
    for (const wait of [0, 1_000, 2_000, 3_000]) await pass(wait);
    expect(attempt).toHaveBeenCalledTimes(4);
    let fail: () => void = () => undefined;
    attempt.mockReturnValueOnce(new Promise((resolve) => (fail = () => resolve(false))));
    await pass(4_000);
    surroundings.tell('online');
    // One try at a time.
    expect(attempt).toHaveBeenCalledTimes(5);
    fail();
    await pass(0);
    await pass(1_000);
    expect(attempt).toHaveBeenCalledTimes(6);
  });

  test('ends when nobody wants it any more, even in the middle of a try', async () => {
    let fail: () => void = () => undefined;
    attempt.mockReturnValueOnce(new Promise((resolve) => (fail = () => resolve(false))));
    await pass(0);
    end();
    fail();
    await pass(600_000);
    surroundings.tell('online');
    expect(attempt).toHaveBeenCalledTimes(1);
  });
});
