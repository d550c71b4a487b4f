import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modeForAll, ROWS_PER_SLICE, slicesOf } from './slices.ts';

test('slices cover every row once, in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 60_000 }), (first, length) => {
      const last = first + length;
      let expected = first;
      for (const { fromRow, toRow } of slicesOf(first, last, 'good')) {
        expect(fromRow).toBe(expected);
        expect(toRow - fromRow).toBeLessThan(ROWS_PER_SLICE);
        expected = toRow + 1;
      }
      expect(expected).toBe(last + 1);
    }),
  );
});

test('all or none is one step however large', () => {
  expect(slicesOf(2, 50_000, 'all_or_none')).toEqual([{ fromRow: 2, toRow: 50_000 }]);
});

test('no rows need no step', () => {
  expect(slicesOf(2, 1, 'good')).toEqual([]);
});

test('a sheet too long for one step goes in slices even when every row is good', () => {
  expect(modeForAll(10_000)).toBe('all_or_none');
  expect(modeForAll(10_001)).toBe('good');
});
