import { z } from 'zod';
import type { ContactWay } from '../model.ts';

/** E.164: a plus, the country, the number, at most 15 digits; fewer than 7 are no number that a person has. */
const E164 = /^\+[1-9]\d{6,14}$/;
const LONGEST_MAIL = 254;
const mailSchema = z.email().max(LONGEST_MAIL);

/**
 * The address in the one form that is kept, or null when it is none. A number needs its country (`+49 …` or `0049 …`): the same digits are
 * somebody else in another one. People write spaces, dots, brackets, a `(0)` that is not dialled, and the digits of their own script.
 */
export function addressOf(way: ContactWay, typed: string): string | null {
  return way === 'email' ? mailOf(typed) : numberOf(typed);
}

function mailOf(typed: string): string | null {
  return mailSchema.safeParse(typed.trim().toLowerCase()).data ?? null;
}

function numberOf(typed: string): string | null {
  const number = latinDigits(typed)
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace('\uff0b', '+')
    .trim()
    .replace(/\(0\)/, '')
    .replace(/[\s().\-\u2010-\u2015\u2212/\u00a0]/g, '')
    .replace(/^00/, '+');
  return E164.test(number) ? number : null;
}

/** Arabic-Indic, Persian and full-width digits as those that are dialled. */
const latinDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => String(digitOf(digit)));

function digitOf(digit: string): number {
  const code = digit.charCodeAt(0);
  const zero = [0x0660, 0x06f0, 0xff10].findLast((first) => code >= first) ?? code;
  return code - zero;
}

/** What a person knows their address again by, and nobody else would learn it from. */
export function hintOf(way: ContactWay, address: string): string {
  if (way === 'sms') return `${address.slice(0, 3)} ••• ${address.slice(-2)}`;
  const [name = '', domain = ''] = address.split('@');
  return `${name.slice(0, 1)}•••@${domain}`.slice(0, 80);
}
