import { describe, expect, test } from 'vitest';
import { classify } from './classify.ts';

function said(status: number, code = '', message = '') {
  return classify({ status, error: { code, message, details: null }, retryAfterMs: null });
}

describe('what an answer means', () => {
  test.each([
    [0, '', '', 'transient'],
    [401, 'PGRST301', 'JWT expired', 'auth_expired'],
    [401, '42501', 'permission denied for function apply_commands', 'auth_expired'],
    [403, '42501', 'permission denied', 'forbidden'],
    [408, '', '', 'transient'],
    [425, '', '', 'transient'],
    [429, '', 'rate limit', 'transient'],
    [500, '40P01', 'deadlock detected', 'transient'],
    [500, '57014', 'canceling statement due to statement timeout', 'transient'],
    [503, 'PGRST001', 'no connection', 'transient'],
    [504, '', '<html>', 'transient'],
    [500, 'XX000', 'internal error', 'unknown'],
    [400, '22P02', 'invalid input syntax', 'validation'],
    [413, '', 'too large', 'validation'],
    [404, 'PGRST202', 'could not find the function', 'unknown'],
    [409, '23505', 'duplicate key', 'unknown'],
    [302, '', '', 'unknown'],
  ] as const)('%i %s %s is %s', (status, code, message, kind) => {
    expect(said(status, code, message).kind).toBe(kind);
  });

  test('our own codes count more than the status', () => {
    expect(said(400, 'PT400', 'tenant_unknown')).toMatchObject({ kind: 'forbidden', code: 'tenant_unknown' });
    expect(said(403, 'PT403', 'device_forbidden')).toMatchObject({ kind: 'forbidden', code: 'device_forbidden' });
    expect(said(413, 'PT413', 'too_many_items')).toMatchObject({ kind: 'validation', code: 'too_many_items' });
  });

  test("the server's wish is kept", () => {
    expect(classify({ status: 429, error: null, retryAfterMs: 7000 })).toMatchObject({
      kind: 'transient',
      retryAfterMs: 7000,
    });
  });
});
