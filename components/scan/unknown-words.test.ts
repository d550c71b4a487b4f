import { describe, expect, test } from 'vitest';
import { unknownWords } from './unknown-words.ts';

const heard = { complete: true, online: true, pause: null, lastError: null };

describe('a code that this device does not know', () => {
  test('is known to nobody once the server has said so, and is asked about before', () => {
    expect(unknownWords(heard, 'asking')).toBe('asking');
    expect(unknownWords(heard, null)).toBe('text');
    expect(unknownWords(undefined, null)).toBe('asking');
  });

  test.each([
    ['there is no network', { online: false }],
    ['the server gave no answer', { lastError: { kind: 'transient', code: 'transient' } }],
    ['the sign-in has expired', { pause: { reason: 'auth_expired', code: 'auth_expired' } }],
  ] as const)('may be known to the server while %s', (_, facts) => {
    expect(unknownWords({ ...heard, ...facts }, null)).toBe('onlyHere');
  });

  test('may be known to the server when that could not be asked', () => {
    expect(unknownWords(heard, 'failed')).toBe('onlyHere');
  });

  test('may still come while the laboratory is being loaded, which it is not without a network', () => {
    expect(unknownWords({ ...heard, complete: false }, null)).toBe('notComplete');
    expect(unknownWords({ ...heard, complete: false, online: false }, null)).toBe('onlyHere');
  });
});
