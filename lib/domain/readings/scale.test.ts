import { expect, test } from 'vitest';
import { longestStep, roundMoments, roundSteps, runs, valueRange } from './scale.ts';

test('a picture shows the limits even where nothing was measured near them', () => {
  const { from, to } = valueRange([{ min: -81, max: -79 }], [null, -65]);
  expect(from).toBeLessThan(-81);
  expect(to).toBeGreaterThan(-65);
});

test('a flat curve still has room above and below', () => {
  expect(valueRange([{ min: 4, max: 4 }], [])).toEqual({ from: 3.5, to: 4.5 });
});

test('the lines of a scale stand at round values', () => {
  expect(roundSteps({ from: -82.3, to: -63.2 }, 5)).toEqual([-80, -75, -70, -65]);
  expect(roundSteps({ from: 3.5, to: 4.5 }, 5)).toEqual([3.6, 3.8, 4, 4.2, 4.4]);
});

test('moments stand at round times of the day of the reader', () => {
  const day = { from: Date.UTC(2026, 0, 1, 1, 7), to: Date.UTC(2026, 0, 2, 1, 7) };
  const local = roundMoments(day, 5, 3_600_000).map((at) => new Date(at + 3_600_000).toISOString().slice(11, 16));
  expect(local).toEqual(['06:00', '12:00', '18:00', '00:00']);
});

test('a silence parts the curve', () => {
  const points = [0, 5, 10, 15, 60, 65].map((at) => ({ at }));
  expect(runs(points, longestStep(points)).map((run) => run.length)).toEqual([4, 2]);
});
