import { describe, expect, test } from 'vitest';
import { baselineOf, jumpAt, surprise } from './baseline.ts';
import { DEFAULT_PARAMETERS } from './model.ts';
import { seededRandom } from './testing/random.ts';

const { normal } = seededRandom(3);
const noise = Array.from({ length: 72 }, normal);
const baseline = (blocks: readonly (number | null)[]) => baselineOf(blocks, 0, 0.05, DEFAULT_PARAMETERS);

describe('the baseline', () => {
  test('there is none before a week without its newest two days', () => {
    expect(baseline(noise.slice(0, 29))).toBeNull();
    expect(baseline(noise.slice(0, 30))).not.toBeNull();
  });

  test('a daily rhythm is expected where it explains the spread, and not where there is none', () => {
    const rhythm = [0, 4, 8, 12, 8, 4];
    const daily = baseline(noise.map((value, index) => value * 0.1 + rhythm[index % 6]!));
    expect(daily?.expected.map((value) => Math.round(value) + 0)).toEqual(rhythm);
    expect(new Set(baseline(noise)?.expected).size).toBe(1);
  });

  test('a wandering level is given more room than noise of the same spread', () => {
    let level = 0;
    const wandering = noise.map((value) => (level = 0.9 * level + Math.sqrt(1 - 0.81) * value));
    expect(baseline(wandering)?.scale).toBeGreaterThan((baseline(noise)?.scale ?? NaN) * 1.5);
  });

  test('a constant sensor has the resolution for its scale', () => {
    expect(baseline(noise.map(() => -80))?.scale).toBe(0.05);
  });
});

describe('a jump', () => {
  test('needs two blocks', () => {
    expect(jumpAt([0, 5, 4])).toBe(4);
    expect(jumpAt([0, 5, 0])).toBe(0);
    expect(jumpAt([0, 0, 5])).toBe(0);
  });

  test('back to what is expected is none', () => {
    expect(jumpAt([5, 0.2, -0.1])).not.toBe(5);
    expect(jumpAt([5, 1, 1])).toBe(0);
  });

  test('over a missing block cannot be told', () => {
    expect(jumpAt([0, null, 5])).toBe(0);
  });
});

describe('the surprise of a block', () => {
  test('is small when it was the same a week ago', () => {
    expect(surprise(3, 2.9, 1, DEFAULT_PARAMETERS)).toBeCloseTo(0.1, 9);
    expect(surprise(3, 4, 1, DEFAULT_PARAMETERS)).toBe(0);
  });

  test('is cut at the winsorising limit', () => {
    expect(surprise(-100, null, 1, DEFAULT_PARAMETERS)).toBe(-DEFAULT_PARAMETERS.winsor);
  });
});
