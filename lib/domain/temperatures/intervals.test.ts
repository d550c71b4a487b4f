import { expect, test } from 'vitest';
import { intervalsOf } from './intervals.ts';

test('of two readings at one instant the last given counts', () => {
  const readings = [
    { at: 0, celsius: 4 },
    { at: 0, celsius: 5 },
    { at: 60_000, celsius: 6 },
  ];
  expect(intervalsOf(readings)).toEqual([
    { from: { at: 0, celsius: 5 }, to: { at: 60_000, celsius: 6 }, duration: 60_000, isGap: false },
  ]);
});

test('a reading that is no number leaves a longer interval', () => {
  const readings = [0, 40, 80].map((minute) => ({ at: minute * 60_000, celsius: minute === 40 ? NaN : 4 }));
  expect(intervalsOf(readings)).toMatchObject([{ duration: 80 * 60_000, isGap: true }]);
});
