import { expect, test } from 'vitest';
import { durationOf } from './duration.ts';

test.each([
  [59.4, { in: 'seconds', seconds: 59 }],
  [60, { in: 'minutes', minutes: 1 }],
  [3599, { in: 'minutes', minutes: 59 }],
  [3 * 3600 + 20 * 60 + 59, { in: 'hours', hours: 3, minutes: 20 }],
  [86_399, { in: 'hours', hours: 23, minutes: 59 }],
  [2 * 86_400 + 5 * 3600, { in: 'days', days: 2, hours: 5 }],
])('%d seconds are said in two units at most', (seconds, said) => {
  expect(durationOf(seconds)).toEqual(said);
});

test('what begins in the future by a wrong clock has lasted for no time', () => {
  expect(durationOf(-30)).toEqual({ in: 'seconds', seconds: 0 });
});
