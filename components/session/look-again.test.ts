import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeClock, FakeSurroundings } from '../../lib/sync/testing/fakes.ts';
import { lookAgain } from './look-again.ts';

let clock: FakeClock;
let surroundings: FakeSurroundings;
let end: () => void;
const look = vi.fn<() => Promise<boolean>>();

beforeEach(() => {
  clock = new FakeClock(Date.UTC(2026, 0, 1));
  surroundings = new FakeSurroundings();
  look.mockReset().mockResolvedValue(false);
  end = lookAgain({ look, surroundings, clock, random: { fraction: () => 0.5 } });
});
afterEach(() => end());

async function pass(ms: number): Promise<void> {
  clock.pass(ms);
  await new Promise((resolve) => setImmediate(resolve));
}

describe('whoever waits for a laboratory to add them', () => {
  test('is looked for every now and then, until they are there', async () => {
    await pass(44_000);
    expect(look).not.toHaveBeenCalled();
    await pass(1_000);
    expect(look).toHaveBeenCalledTimes(1);
    look.mockResolvedValue(true);
    await pass(45_000);
    expect(look).toHaveBeenCalledTimes(2);
    await pass(600_000);
    expect(look).toHaveBeenCalledTimes(2);
  });

  test('is looked for when the server did not answer before', async () => {
    look.mockRejectedValueOnce(new Error('Nobody answers'));
    await pass(45_000);
    await pass(45_000);
    expect(look).toHaveBeenCalledTimes(2);
  });

  test('costs nothing while nobody sees the page, and is looked for at once when somebody does', async () => {
    surroundings.isVisible = false;
    for (let minute = 0; minute < 10; minute += 1) await pass(60_000);
    expect(look).not.toHaveBeenCalled();
    surroundings.isVisible = true;
    surroundings.tell('foreground');
    expect(look).toHaveBeenCalledTimes(1);
  });

  test('is not looked for without a network, and at once when it is back', async () => {
    surroundings.tell('offline');
    for (let minute = 0; minute < 10; minute += 1) await pass(60_000);
    expect(look).not.toHaveBeenCalled();
    surroundings.tell('online');
    expect(look).toHaveBeenCalledTimes(1);
  });
});
