import { expect, test } from 'vitest';
import { lastMonth, periodOf } from './periods.ts';

test('a period of days begins and ends at the midnights of the place, also when its clocks change', () => {
  expect(periodOf({ from: '2026-10-01', to: '2026-10-31' }, 'Europe/Berlin')).toEqual({
    from: '2026-09-30T22:00:00.000Z',
    to: '2026-10-31T23:00:00.000Z',
  });
  expect(periodOf({ from: '2026-03-29', to: '2026-03-29' }, 'Europe/Berlin')).toEqual({
    from: '2026-03-28T23:00:00.000Z',
    to: '2026-03-29T22:00:00.000Z',
  });
  expect(periodOf({ from: '2026-06-01', to: '2026-06-01' }, 'Asia/Kolkata')?.from).toBe('2026-05-31T18:30:00.000Z');
});

test('a period that ends before it begins, is longer than 400 days or is no period is none', () => {
  expect(periodOf({ from: '2026-10-02', to: '2026-10-01' }, 'UTC')).toBeNull();
  expect(periodOf({ from: '2025-01-01', to: '2026-10-01' }, 'UTC')).toBeNull();
  expect(periodOf({ from: '', to: '2026-10-01' }, 'UTC')).toBeNull();
});

test('the last month ends with today, where the place is', () => {
  expect(lastMonth(Date.parse('2026-11-26T23:30:00Z'), 'Asia/Tokyo')).toEqual({ from: '2026-10-29', to: '2026-11-27' });
});
