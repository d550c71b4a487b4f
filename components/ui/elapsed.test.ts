import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { agoIn, elapsed, monthsLater } from './elapsed.ts';

const at = (text: string) => new Date(text).getTime();
const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
const TAKES = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/** The moment at which so many whole units have passed, by another way than the one that is tested. */
function after(from: number, value: number, unit: (typeof UNITS)[number]): number {
  if (unit === 'year') return monthsLater(new Date(from), value * 12).getTime();
  if (unit === 'month') return monthsLater(new Date(from), value).getTime();
  return from + value * TAKES[unit];
}

describe('how long ago something was', () => {
  it.each([
    ['2024-04-03T10:00', '2026-11-27T10:00', '2 years ago'],
    ['2024-04-03T10:00', '2026-04-03T09:59', '1 year ago'],
    ['2024-04-03T10:00', '2026-04-03T10:00', '2 years ago'],
    ['2024-02-29T10:00', '2025-02-28T10:00', '1 year ago'],
    ['2026-01-31T10:00', '2026-02-28T09:59', '3 weeks ago'],
    ['2026-01-31T10:00', '2026-02-28T10:00', '1 month ago'],
    ['2026-10-28T10:00', '2026-11-27T10:00', '4 weeks ago'],
    ['2026-11-20T10:00', '2026-11-27T09:59', '6 days ago'],
    ['2026-11-25T22:01', '2026-11-27T10:00', '1 day ago'],
    ['2026-11-27T08:01', '2026-11-27T10:00', '1 hour ago'],
    ['2026-11-27T09:58:01', '2026-11-27T10:00', '1 minute ago'],
    ['2026-11-27T09:59:01', '2026-11-27T10:00', '59 seconds ago'],
    ['2026-11-27T10:00', '2026-11-27T10:00', 'now'],
    ['2026-11-27T10:05', '2026-11-27T10:00', 'now'],
  ])('from %s to %s is %s', (from, now, said) => {
    expect(agoIn('en', at(from), at(now))).toBe(said);
  });

  it('is said in the reader’s language', () => {
    const [from, now] = [at('2024-04-03T10:00'), at('2026-11-27T10:00')];
    expect(['de', 'es', 'fr', 'zh', 'ar'].map((locale) => agoIn(locale, from, now))).toEqual([
      'vor 2 Jahren',
      'hace 2 años',
      'il y a 2 ans',
      '2年前',
      'قبل سنتين',
    ]);
  });
});

test('so many whole units have passed, and not one more', () => {
  const moment = fc.integer({ min: at('1990-01-01T00:00'), max: at('2060-01-01T00:00') });
  const span = fc.oneof(
    fc.integer({ min: 0, max: 120_000 }),
    fc.integer({ min: 0, max: 90 * 86_400_000 }),
    fc.integer({ min: 0, max: 30 * 366 * 86_400_000 }),
  );
  fc.assert(
    fc.property(moment, span, (from, passed) => {
      const now = from + passed;
      const { value, unit } = elapsed(from, now);
      expect(after(from, value, unit)).toBeLessThanOrEqual(now);
      expect(after(from, value + 1, unit)).toBeGreaterThan(now);
      // The largest unit that has passed at all.
      const larger = UNITS[UNITS.indexOf(unit) + 1];
      if (larger !== undefined) expect(after(from, 1, larger)).toBeGreaterThan(now);
      if (passed >= 1_000) expect(value).toBeGreaterThan(0);
    }),
  );
});

test('more time never reads as less', () => {
  const from = at('2024-01-31T10:00');
  fc.assert(
    fc.property(fc.nat(1_500 * 86_400_000), fc.nat(40 * 86_400_000), (passed, more) => {
      const [less, longer] = [elapsed(from, from + passed), elapsed(from, from + passed + more)];
      const rank = ({ unit, value }: typeof less) => UNITS.indexOf(unit) * 1_000 + value;
      expect(rank(longer)).toBeGreaterThanOrEqual(rank(less));
    }),
  );
});
