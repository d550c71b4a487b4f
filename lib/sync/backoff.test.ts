import { expect, test } from 'vitest';
import { backoffMs, lookAgainMs } from './backoff.ts';

test('the wait is anything from nothing to a bound that doubles, up to a minute', () => {
  const longest = (failures: number) => backoffMs(failures, 1, null);
  expect([1, 2, 3, 6, 7, 20].map(longest)).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000]);
  expect(backoffMs(5, 0, null)).toBe(0);
  expect(backoffMs(3, 0.5, null)).toBe(2000);
});

test("the server's wish is the least, up to an hour", () => {
  expect(backoffMs(1, 0.1, 120_000)).toBe(120_000);
  expect(backoffMs(7, 1, 10)).toBe(60_000);
  expect(backoffMs(1, 1, 365 * 86_400_000)).toBe(3_600_000);
});

test('whoever waits for somebody else looks again after half a minute to a minute', () => {
  expect([0, 0.5, 1].map(lookAgainMs)).toEqual([30_000, 45_000, 60_000]);
});
