import { describe, expect, it } from 'vitest';
import { isCollectedAhead } from './collected.ts';

const now = Date.parse('2026-11-28T12:00:00Z');

describe('a collection date', () => {
  it('is not ahead today, nor tomorrow, which it is already elsewhere', () => {
    expect(isCollectedAhead('2026-11-28', now)).toBe(false);
    expect(isCollectedAhead('2026-11-29', now)).toBe(false);
  });

  it('is ahead from the day after tomorrow on', () => {
    expect(isCollectedAhead('2026-11-30', now)).toBe(true);
    expect(isCollectedAhead('2206-11-28', now)).toBe(true);
  });

  it('with a time is ahead when that is more than a day away', () => {
    expect(isCollectedAhead('2026-11-29T11:59:00Z', now)).toBe(false);
    expect(isCollectedAhead('2026-11-29T12:01:00Z', now)).toBe(true);
  });
});
