import { expect, test } from 'vitest';
import { normalised, unitOf } from './units.ts';

test.each([
  ['temperature', -110.2, '°F', -79],
  ['temperature', 39.2, 'Fahrenheit', 4],
  ['temperature', 277.15, 'K', 4],
  ['temperature', -79.5, '℃', -79.5],
  ['humidity', 41, '%RH', 41],
  ['humidity', 0.41, 'fraction', 41],
  ['pressure', 101_325, 'Pa', 1013.25],
  ['pressure', 760, 'mmHg', 1013.2501],
  ['pressure', 29.92, 'inHg', 1013.2075],
  ['battery', 87, '%', 87],
] as const)('%s of %d %s is %d in the unit that is kept', (quantity, value, unit, kept) => {
  expect(normalised(quantity, value, unit)).toBe(kept);
});

test('a unit of another quantity, or of none, is not guessed', () => {
  expect(unitOf('temperature', '%')).toBeNull();
  expect(unitOf('pressure', 'bananas')).toBeNull();
  expect(unitOf('humidity', 'constructor')).toBeNull();
});
