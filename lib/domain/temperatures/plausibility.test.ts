import { describe, expect, test } from 'vitest';
import { implausibilityOf } from './plausibility.ts';

describe('plausibility of a temperature', () => {
  test.each([-273.15, -196, -80, 0, 37, 121, 200])('%d °C is possible', (celsius) => {
    expect(implausibilityOf(celsius)).toBeNull();
  });

  test.each([
    [NaN, 'not_a_number'],
    [Infinity, 'not_a_number'],
    [-Infinity, 'not_a_number'],
    [-273.16, 'below_absolute_zero'],
    [200.01, 'too_hot'],
  ] as const)('%d °C is impossible: %s', (celsius, why) => {
    expect(implausibilityOf(celsius)).toBe(why);
  });
});
