import { expect, test } from 'vitest';
import { floorState, worseOnFloor } from './state.ts';

const report = (temperature: number | null, over: { suspicion?: string; battery?: number } = {}) => ({
  ...{ takenAt: '2026-01-01T00:00:00.000Z', suspicion: null, battery: null, temperature },
  ...over,
});
const limits = { low: null, high: -70 };

test('inside its limits it is normal', () => {
  expect(floorState(null, report(-80), limits)).toBe('ok');
});

test('outside its limits without an alert it is pending', () => {
  expect(floorState(null, report(-60), limits)).toBe('pending');
  expect(floorState(null, report(2), { low: 4, high: 8 })).toBe('pending');
});

test('an alert says more than a value', () => {
  expect(floorState({ kind: 'excursion', acknowledgedAt: null }, report(-60), limits)).toBe('alarming');
  expect(floorState({ kind: 'excursion', acknowledgedAt: '2026-01-01T00:00:00.000Z' }, report(-60), limits)).toBe(
    'acknowledged',
  );
  expect(floorState({ kind: 'sensor_silent', acknowledgedAt: null }, report(-80), limits)).toBe('silent');
});

test('a value in doubt is not judged', () => {
  expect(floorState(null, report(-60, { suspicion: 'unit' }), limits)).toBe('suspect');
});

test('without limits nothing is outside', () => {
  expect(floorState(null, report(20), null)).toBe('ok');
});

test('the alarming stands first, what is not measured last', () => {
  expect((['unmeasured', 'ok', 'pending', 'alarming'] as const).toSorted(worseOnFloor)).toEqual([
    'alarming',
    'pending',
    'ok',
    'unmeasured',
  ]);
});
