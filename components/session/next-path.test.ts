import { describe, expect, it } from 'vitest';
import { nextPath } from './next-path.ts';

describe('the page after the sign-in', () => {
  it('is the one that was asked for, with its query', () => {
    expect(nextPath('/samples?id=42')).toBe('/samples?id=42');
  });

  it('is Home when none was asked for', () => {
    expect(nextPath(null)).toBe('/');
  });

  it.each([
    'https://elsewhere.org',
    '//elsewhere.org',
    '/\\elsewhere.org',
    '/\t/elsewhere.org',
    'javascript:alert(1)',
    '',
  ])('is never outside of the app: "%s"', (asked) => {
    expect(nextPath(asked)).toBe('/');
  });
});
