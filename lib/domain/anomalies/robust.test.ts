import { describe, expect, test } from 'vitest';
import { autocorrelation, median, spread } from './robust.ts';
import { seededRandom } from './testing/random.ts';

const { normal } = seededRandom(7);
const noise = Array.from({ length: 4000 }, normal);

describe('robust statistics', () => {
  test('the median of an even number is between the middle two', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([5, 1, 3])).toBe(3);
  });

  test('the spread of normal noise is its standard deviation', () => {
    expect(spread(noise)).toBeCloseTo(1, 1);
  });

  test('two defrosts in ten do not widen the spread much', () => {
    expect(spread(noise.map((value, index) => (index % 5 === 0 ? 50 : value)))).toBeLessThan(1.5);
  });

  test('noise does not resemble what was before, a wandering level does', () => {
    let level = 0;
    const wandering = noise.map((value) => (level = 0.8 * level + value));
    expect(Math.abs(autocorrelation(noise))).toBeLessThan(0.1);
    expect(Math.abs(autocorrelation(wandering) - 0.8)).toBeLessThan(0.1);
  });

  test('missing values and constant ones have no correlation', () => {
    expect(autocorrelation([1, null, 1, null])).toBe(0);
    expect(autocorrelation([0, 0, 0])).toBe(0);
  });
});
