import { expect, test } from 'vitest';
import { firstShiftOn } from './first-shift.ts';

const at = (iso: string, zone = 'Europe/Berlin') => firstShiftOn(new Date(iso), zone, '08:00');

test('a schedule begins with the handover of its own day once that is over', () => {
  expect(at('2026-11-27T07:00:00Z')).toBe('2026-11-27');
  expect(at('2026-11-27T22:59:00Z')).toBe('2026-11-27');
});

test('made at night it began the evening before, so that somebody is on call', () => {
  expect(at('2026-11-27T06:59:00Z')).toBe('2026-11-26');
  expect(at('2026-11-26T23:30:00Z')).toBe('2026-11-26');
  expect(at('2027-01-01T00:30:00Z')).toBe('2026-12-31');
});

test('the day is that of the schedule’s zone', () => {
  expect(at('2026-11-27T03:00:00Z', 'America/New_York')).toBe('2026-11-26');
  expect(at('2026-11-26T23:30:00Z', 'Asia/Tokyo')).toBe('2026-11-27');
});
