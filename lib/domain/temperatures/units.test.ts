import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceFromCelsius, fromCelsius, temperatureUnitSchema, toCelsius } from './units.ts';

// The fixed points of NIST SP 811, B.8 and B.9.
describe('temperature units', () => {
  test.each([
    [32, 'fahrenheit', 0],
    [212, 'fahrenheit', 100],
    [-40, 'fahrenheit', -40],
    [-112, 'fahrenheit', -80],
    [98.6, 'fahrenheit', 37],
    [273.15, 'kelvin', 0],
    [77.15, 'kelvin', -196],
    [4, 'celsius', 4],
  ] as const)('%d %s is %d °C', (value, unit, celsius) => {
    expect(toCelsius(value, unit)).toBeCloseTo(celsius, 9);
    expect(fromCelsius(celsius, unit)).toBeCloseTo(value, 9);
  });

  test('there and back is the same temperature', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -273, max: 1000, noNaN: true }),
        fc.constantFrom(...temperatureUnitSchema.options),
        (celsius, unit) => {
          expect(toCelsius(fromCelsius(celsius, unit), unit)).toBeCloseTo(celsius, 9);
        },
      ),
    );
  });

  test('a difference of 5 °C is 9 °F, not 41', () => {
    expect(differenceFromCelsius(5, 'fahrenheit')).toBe(9);
    expect(differenceFromCelsius(5, 'kelvin')).toBe(5);
  });
});
