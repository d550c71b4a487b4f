import { describe, expect, it } from 'vitest';
import { bytesOf, decodeValue } from '../testing/packets.ts';
import { assigned } from '../uuid.ts';
import { driver } from './battery-service.ts';

describe('Battery Service', () => {
  it.each([
    ['00', { battery: 0 }],
    ['58', { battery: 88 }],
    ['64', { battery: 100 }],
    ['65', { battery: null }],
    ['ff', { battery: null }],
    ['', 'truncated'],
  ])('reads a level: %s', (digits, expected) => {
    expect(decodeValue(driver, assigned(0x2a19), bytesOf(digits))).toEqual(expected);
  });
});
