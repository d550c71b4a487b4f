import { describe, expect, it } from 'vitest';
import { isExpiredLink } from './expired-link.ts';

describe('the link of an e-mail', () => {
  it('has expired when the server says so in the address it leads to', () => {
    const said = '#error=access_denied&error_code=otp_expired&error_description=Email+link+is+invalid+or+has+expired';
    expect(isExpiredLink(said)).toBe(true);
  });

  it('has not when the address says nothing, or something else', () => {
    for (const hash of ['', '#', '#main', '#error=server_error&error_code=unexpected_failure']) {
      expect(isExpiredLink(hash)).toBe(false);
    }
  });
});
