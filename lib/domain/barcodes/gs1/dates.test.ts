import { describe, expect, it } from 'vitest';
import { fullYear, gs1Date } from './dates.ts';

describe('the century of a two-digit year', () => {
  it.each([
    [26, 2026, 2026],
    [75, 2026, 2075],
    [77, 2026, 1977],
    [76, 2026, 2076],
    [0, 2026, 2000],
    [99, 2026, 1999],
    [1, 2051, 2101],
    [2, 2051, 2002],
    [99, 2000, 1999],
  ])('%i seen from %i is %i', (twoDigits, now, expected) => {
    expect(fullYear(twoDigits, now)).toBe(expected);
  });
});

describe('the date of an element', () => {
  it.each([
    ['17', '261130', { date: '2026-11-30', time: null }],
    ['17', '280200', { date: '2028-02-29', time: null }],
    ['17', '270200', { date: '2027-02-28', time: null }],
    ['11', '991231', { date: '1999-12-31', time: null }],
    ['7003', '2611300805', { date: '2026-11-30', time: '08:05' }],
    ['8008', '26113008', { date: '2026-11-30', time: '08:00' }],
    ['8008', '261130080530', { date: '2026-11-30', time: '08:05:30' }],
    ['7007', '261130261201', { date: '2026-11-30', time: null }],
    ['7011', '261130', { date: '2026-11-30', time: null }],
    ['4324', '2611309999', { date: '2026-11-30', time: null }],
    ['10', '261130', null],
  ])('of (%s)%s', (ai, value, expected) => {
    expect(gs1Date({ ai, value }, 2026)).toEqual(expected);
  });
});
