import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ACTIVATION_ENERGY,
  GAS_CONSTANT,
  meanKineticTemperature,
  meanKineticTemperatureOverTime,
} from './mean-kinetic-temperature.ts';

const HOUR = 3_600_000;
const every = (step: number, celsius: readonly number[]) =>
  celsius.map((value, index) => ({ at: index * step, celsius: value }));

describe('mean kinetic temperature', () => {
  test('the default of USP <1079.2> is 10 000 K', () => {
    expect(ACTIVATION_ENERGY / GAS_CONSTANT).toBeCloseTo(10_000, 9);
  });

  // Expected values from the formula of USP <1079.2> evaluated in 40-digit decimal arithmetic.
  test.each([
    [[20, 25, 30], 25.858208428],
    [[2, 8], 5.536424509],
    [[5, 5, 5, 25], 15.132218289],
    [[-80, -60], -63.069181062],
    [[-196, -150], -151.04232425],
  ] as const)('of %j is %d °C', (celsius, expected) => {
    expect(meanKineticTemperature(celsius)).toBeCloseTo(expected, 6);
  });

  test('29 days at 25 °C and one at 40 °C, the worst that controlled room temperature allows in a month, is above 25 °C', () => {
    const days = [...Array.from({ length: 29 }, () => 25), 40];
    expect(meanKineticTemperature(days)).toBeCloseTo(26.113034266, 6);
  });

  test('of readings that never change is the reading', () => {
    expect(meanKineticTemperature([4, 4, 4])).toBeCloseTo(4, 9);
    expect(meanKineticTemperatureOverTime(every(HOUR, [4, 4, 4]))).toBeCloseTo(4, 9);
  });

  test('lies between the arithmetic mean and the warmest reading', () => {
    const celsius = fc.array(fc.double({ min: -196, max: 60, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(celsius, (values) => {
        const mkt = meanKineticTemperature(values) ?? NaN;
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        expect(mkt).toBeGreaterThanOrEqual(mean - 1e-6);
        expect(mkt).toBeLessThanOrEqual(Math.max(...values) + 1e-6);
      }),
    );
  });

  test('an hour counts as an hour however often it was read', () => {
    const sparse = every(HOUR, [2, 2, 8, 8]);
    const dense = [...sparse, { at: HOUR * 2.25, celsius: 8 }, { at: HOUR * 2.5, celsius: 8 }];
    expect(meanKineticTemperatureOverTime(dense)).toBeCloseTo(meanKineticTemperatureOverTime(sparse) ?? NaN, 9);
  });

  test('a gap has no part in it', () => {
    const readings = [...every(HOUR, [5, 5]), { at: 30 * HOUR, celsius: 25 }, { at: 31 * HOUR, celsius: 25 }];
    expect(meanKineticTemperatureOverTime(readings)).toBeCloseTo(meanKineticTemperature([5, 25]) ?? NaN, 9);
  });

  test('nothing watched has none', () => {
    expect(meanKineticTemperature([])).toBeNull();
    expect(meanKineticTemperatureOverTime([{ at: 0, celsius: 4 }])).toBeNull();
    expect(meanKineticTemperatureOverTime(every(2 * HOUR, [4, 4]))).toBeNull();
  });

  test('a reading at absolute zero is refused', () => {
    expect(() => meanKineticTemperature([4, -273.15])).toThrow(RangeError);
    expect(() => meanKineticTemperature([NaN])).toThrow(RangeError);
  });
});
