import { expect, test } from 'vitest';
import type { AnomalyEvent } from '../model.ts';
import { judge } from './judge.ts';

const HOUR = 3_600_000;
const raisedAt = (hour: number): AnomalyEvent => ({
  ...{ kind: 'raised', reason: 'drift', direction: 'up' },
  ...{ at: hour * HOUR, since: hour * HOUR },
});
const window = { start: 500 * HOUR, end: 600 * HOUR, failsAt: 580 * HOUR };
const span = { from: 0, until: 1000 * HOUR };

test('a raise within the window or a day before finds the failure, with its lead', () => {
  expect(judge([raisedAt(520)], [window], span)).toMatchObject({ found: 1, falseAlarms: 0, leads: [60] });
  expect(judge([raisedAt(477)], [window], span)).toMatchObject({ found: 1, falseAlarms: 0, leads: [103] });
});

test('a raise elsewhere is false, and finds nothing', () => {
  expect(judge([raisedAt(475), raisedAt(625)], [window], span)).toMatchObject({ found: 0, falseAlarms: 2, leads: [] });
});

test('a raise for a change that is no failure counts for neither side', () => {
  const verdict = judge([raisedAt(520)], [{ ...window, isNeutral: true }], span);
  expect(verdict).toMatchObject({ failures: 0, found: 0, falseAlarms: 0 });
});

test('the weeks are those outside the windows', () => {
  expect(judge([], [window], span).weeks).toBeCloseTo(900 / 168, 9);
});
