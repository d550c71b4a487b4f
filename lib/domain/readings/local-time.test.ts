import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockOf, isOnClock } from './local-time.ts';

const wall = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute, second };
};
const read = (zone: string, text: string) => {
  const moment = clockOf(zone)(wall(text));
  return moment === null ? null : new Date(moment).toISOString();
};

test.each([
  ['Europe/Berlin', '2026-01-05 08:30:00', '2026-01-05T07:30:00.000Z'],
  ['Europe/Berlin', '2026-07-05 08:30:00', '2026-07-05T06:30:00.000Z'],
  ['America/New_York', '2026-07-05 20:30:00', '2026-07-06T00:30:00.000Z'],
  ['Asia/Kolkata', '2026-07-05 00:00:00', '2026-07-04T18:30:00.000Z'],
  ['UTC', '2026-07-05 00:00:00', '2026-07-05T00:00:00.000Z'],
  ['Etc/GMT-1', '2026-07-05 00:00:00', '2026-07-04T23:00:00.000Z'],
])('a clock in %s that shows %s means %s', (zone, shown, moment) => {
  expect(read(zone, shown)).toBe(moment);
});

test('an hour that the clock left out in spring is no moment', () => {
  expect(read('Europe/Berlin', '2026-03-29 02:30:00')).toBeNull();
  expect(read('Europe/Berlin', '2026-03-29 03:00:00')).toBe('2026-03-29T01:00:00.000Z');
});

test('an hour that the clock showed twice in autumn is the first of them', () => {
  expect(read('Europe/Berlin', '2026-10-25 02:30:00')).toBe('2026-10-25T00:30:00.000Z');
  expect(read('America/New_York', '2026-11-01 01:30:00')).toBe('2026-11-01T05:30:00.000Z');
});

test('any moment that a clock shows is found again, but for the hour that comes twice', () => {
  const zones = ['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Casablanca'];
  const moments = fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2040, 0, 1) / 1000 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), moments, (zone, second) => {
      const shown = new Date(second * 1000).toLocaleString('sv', { timeZone: zone });
      const found = clockOf(zone)(wall(shown));
      expect(found).not.toBeNull();
      expect(new Date(found ?? 0).toLocaleString('sv', { timeZone: zone })).toBe(shown);
      expect(second * 1000 - (found ?? 0)).toBeGreaterThanOrEqual(0);
      expect(second * 1000 - (found ?? 0)).toBeLessThanOrEqual(3_600_000);
    }),
    { numRuns: 200 },
  );
});

test('what no clock shows is none', () => {
  expect(isOnClock(wall('2026-02-28 23:59:59'))).toBe(true);
  expect(isOnClock(wall('2026-02-30 00:00:00'))).toBe(false);
  expect(isOnClock(wall('2026-13-01 00:00:00'))).toBe(false);
  expect(isOnClock(wall('2026-01-01 24:00:00'))).toBe(false);
});
