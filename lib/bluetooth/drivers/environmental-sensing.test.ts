import { describe, expect, it } from 'vitest';
import { bytesOf, decodeValue } from '../testing/packets.ts';
import { assigned } from '../uuid.ts';
import { driver } from './environmental-sensing.ts';

const read = (characteristic: number, digits: string) => decodeValue(driver, assigned(characteristic), bytesOf(digits));

describe('Environmental Sensing', () => {
  it.each([
    ['21.37 °C', '59 08', 21.37],
    ['-80.00 °C, an ultra-low freezer', 'c0 e0', -80],
    ['-196.00 °C, liquid nitrogen', '70 b3', -196],
    ['absolute zero, the lowest allowed', '4d 95', -273.15],
    ['327.67 °C, the highest allowed', 'ff 7f', 327.67],
    ['"not known"', '00 80', null],
    ['below absolute zero, which is prohibited', '4c 95', null],
  ])('reads a temperature: %s', (_, digits, temperature) => {
    expect(read(0x2a6e, digits)).toEqual({ temperature });
  });

  it.each([
    ['50.55 %', 'bf 13', 50.55],
    ['100 %', '10 27', 100],
    ['"not known"', 'ff ff', null],
    ['above 100 %, which is prohibited', '11 27', null],
  ])('reads a humidity: %s', (_, digits, humidity) => {
    expect(read(0x2a6f, digits)).toEqual({ humidity });
  });

  it.each([
    ['1013.25 hPa', '02 76 0f 00', 1013.25],
    ['all bits set', 'ff ff ff ff', null],
  ])('reads a pressure: %s', (_, digits, pressure) => {
    expect(read(0x2a6d, digits)).toEqual({ pressure });
  });

  it.each([
    [0x2a6e, '59'],
    [0x2a6f, ''],
    [0x2a6d, '02 76 0f'],
  ])('says that a value of %i is too short', (characteristic, digits) => {
    expect(read(characteristic, digits)).toBe('truncated');
  });
});
