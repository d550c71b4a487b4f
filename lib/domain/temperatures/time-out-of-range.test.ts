import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeOutOfRange } from './time-out-of-range.ts';

const MINUTE = 60_000;
const refrigerator = { low: 2, high: 8 };
const every = (step: number, celsius: readonly number[]) =>
  celsius.map((value, index) => ({ at: index * step, celsius: value }));

describe('time out of range', () => {
  test('a limit is crossed part of the way between two readings', () => {
    expect(timeOutOfRange(every(10 * MINUTE, [6, 10, 10, 6]), refrigerator)).toEqual({
      above: 20 * MINUTE,
      below: 0,
      within: 10 * MINUTE,
      unwatched: 0,
    });
  });

  test('one step can leave the range on both sides', () => {
    expect(timeOutOfRange(every(12 * MINUTE, [-1, 11]), refrigerator)).toEqual({
      above: 3 * MINUTE,
      below: 3 * MINUTE,
      within: 6 * MINUTE,
      unwatched: 0,
    });
  });

  test('a reading at the limit is within', () => {
    expect(timeOutOfRange(every(10 * MINUTE, [8, 8, 2, 2]), refrigerator).within).toBe(30 * MINUTE);
  });

  test('a gap is neither within nor out of range', () => {
    expect(timeOutOfRange(every(90 * MINUTE, [12, 12]), refrigerator)).toEqual({
      above: 0,
      below: 0,
      within: 0,
      unwatched: 90 * MINUTE,
    });
  });

  test('a reader that is slower on purpose says so', () => {
    expect(timeOutOfRange(every(90 * MINUTE, [12, 12]), refrigerator, 120 * MINUTE).above).toBe(90 * MINUTE);
  });

  test('an open side has no limit', () => {
    expect(timeOutOfRange(every(10 * MINUTE, [-90, -90]), { low: null, high: -60 }).within).toBe(10 * MINUTE);
  });

  test('the order of the readings and duplicates do not matter', () => {
    const readings = every(10 * MINUTE, [6, 10, 10, 6]);
    expect(timeOutOfRange([...readings.toReversed(), ...readings], refrigerator)).toEqual(
      timeOutOfRange(readings, refrigerator),
    );
  });

  test('the four times add up to the whole time', () => {
    const reading = fc.record({
      at: fc.integer({ min: 0, max: 86_400_000 }),
      celsius: fc.double({ min: -50, max: 50, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 60 }), (readings) => {
        const { above, below, within, unwatched } = timeOutOfRange(readings, refrigerator);
        const times = readings.map(({ at }) => at);
        const whole = readings.length === 0 ? 0 : Math.max(...times) - Math.min(...times);
        expect(above + below + within + unwatched).toBeCloseTo(whole, 3);
        expect(Math.min(above, below, within, unwatched)).toBeGreaterThanOrEqual(-1e-6);
      }),
    );
  });

  test('limits the wrong way round are refused', () => {
    expect(() => timeOutOfRange([], { low: 8, high: 2 })).toThrow(RangeError);
  });
});
