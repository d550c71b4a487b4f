/** Whether this address comes from the link of an e-mail that is no longer good: the server says so behind the `#`. */
export function isExpiredLink(hash: string): boolean {
  return new URLSearchParams(hash.replace(/^#/, '')).get('error_code') === 'otp_expired';
}
