import { describe, expect, it } from 'vitest';
import { longestRetryAfterMs, nextDelayMs } from './backoff.ts';
import { parseRetryAfter } from './http.ts';
import { redactor } from './redact.ts';
import { testNow } from './testing/context.ts';

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Thu, 26 Nov 2026 03:16:00 GMT', 60_000],
    ['Thursday, 26-Nov-26 03:16:00 GMT', 60_000],
    ['Thu, 26 Nov 2020 03:16:00 GMT', 0],
    ['9999999999', longestRetryAfterMs],
    ['Fri, 31 Dec 9999 23:59:59 GMT', longestRetryAfterMs],
    ['', null],
    ['-5', null],
    ['1.5', null],
    ['1e9', null],
    ['soon', null],
    ['99999999999999999999', null],
  ])('%j', (header, ms) => expect(parseRetryAfter(header, testNow)).toBe(ms));

  it('is not there', () => expect(parseRetryAfter(null, testNow)).toBeNull());
});

describe('the wait before the next attempt', () => {
  const bound = (failures: number) => nextDelayMs(failures, null, () => 1);

  it('is anything from nothing to a bound that doubles, up to five minutes', () => {
    expect([1, 2, 3, 8, 9, 1000].map(bound)).toEqual([2_000, 4_000, 8_000, 256_000, 300_000, 300_000]);
    expect(nextDelayMs(5, null, () => 0)).toBe(0);
    expect(nextDelayMs(2, null, () => 0.25)).toBe(1_000);
  });

  it('is never less than the provider asks for, nor more than an hour for it', () => {
    expect(nextDelayMs(1, 90_000, () => 0)).toBe(90_000);
    expect(nextDelayMs(1, Number.MAX_SAFE_INTEGER, () => 0)).toBe(longestRetryAfterMs);
    expect(nextDelayMs(3, -1, () => 0.5)).toBe(4_000);
  });
});

describe('a text without its secrets', () => {
  it('has them in none of their spellings', () => {
    const redact = redactor(['p@ss/word', undefined, 'abc']);
    const text = `p@ss/word ${encodeURIComponent('p@ss/word')} ${btoa('p@ss/word')} abc`;
    expect(redact(text)).toBe('[secret] [secret] [secret] abc');
  });
});
