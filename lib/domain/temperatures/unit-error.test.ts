import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suspectUnitError } from './unit-error.ts';

describe('a unit error', () => {
  test.each([
    ['a refrigerator read in Fahrenheit', 39.2, 4, 'celsius', 'fahrenheit', 4],
    ['a freezer read in Fahrenheit', -4, -20, 'celsius', 'fahrenheit', -20],
    ['an ultra-low freezer read in Fahrenheit', -112, -80, 'celsius', 'fahrenheit', -80],
    ['an incubator read in Fahrenheit', 98.6, 37, 'celsius', 'fahrenheit', 37],
    ['a refrigerator read in kelvin', 277.15, 4, 'celsius', 'kelvin', 4],
    ['a freezer converted from Fahrenheit twice', -28.89, -20, 'fahrenheit', 'celsius', -20],
    ['nitrogen converted from kelvin twice', -469.15, -196, 'kelvin', 'celsius', -196],
  ] as const)('%s is suspected', (_, reading, expected, takenFor, seemsToBe, celsius) => {
    const suspicion = suspectUnitError(reading, expected);
    expect(suspicion).toMatchObject({ takenFor, seemsToBe });
    expect(suspicion?.celsius).toBeCloseTo(celsius, 1);
  });

  test.each([
    ['a warming refrigerator', 12, 4],
    ['a freezer that has failed', 21, -20],
    ['a door opened', 7, 4],
    ['a freezer near where both scales meet', -41, -40],
    ['a reading that is no number', NaN, 4],
  ])('%s is none', (_, reading, expected) => {
    expect(suspectUnitError(reading, expected)).toBeNull();
  });

  test('a reading near what is expected is never suspected', () => {
    const level = fc.double({ min: -200, max: 60, noNaN: true });
    fc.assert(
      fc.property(level, fc.double({ min: -3, max: 3, noNaN: true }), (expected, offset) => {
        expect(suspectUnitError(expected + offset, expected)).toBeNull();
      }),
    );
  });
});
