import { describe, expect, it } from 'vitest';
import { checkDigit, hasCheckDigit } from './check-digit.ts';
import { gs1Decimal } from './decimals.ts';

describe('the amount of an element', () => {
  it.each([
    ['3103', '001250', { decimal: '1.250', unit: 'kg', currency: null }],
    ['3100', '000000', { decimal: '0', unit: 'kg', currency: null }],
    ['3155', '000005', { decimal: '0.00005', unit: 'L', currency: null }],
    ['3692', '123456', { decimal: '1234.56', unit: '[cyd_i]', currency: null }],
    ['3922', '5', { decimal: '0.05', unit: null, currency: null }],
    ['3912', '9781995', { decimal: '19.95', unit: null, currency: '978' }],
    ['3941', '0125', { decimal: '12.5', unit: '%', currency: null }],
    ['10', '123456', null],
    ['37', '12', null],
  ])('of (%s)%s', (ai, value, expected) => {
    expect(gs1Decimal({ ai, value })).toEqual(expected);
  });
});

describe('the check digit', () => {
  it.each(['106141412345678908', '09506000134352', '4006381333931', '96385074', '9521234543213'])(
    'of %s is right',
    (key) => {
      expect(hasCheckDigit(key)).toBe(true);
    },
  );

  it('finds every single wrong digit', () => {
    const key = '106141412345678908';
    const wrong = Array.from(key, (digit, at) => `${key.slice(0, at)}${(Number(digit) + 1) % 10}${key.slice(at + 1)}`);
    expect(wrong.filter(hasCheckDigit)).toEqual([]);
  });

  it('of nothing but zeros is zero', () => {
    expect(checkDigit('0000000')).toBe(0);
  });
});
