import { describe, expect, it } from 'vitest';
import { bytesOf, decodeValue } from '../testing/packets.ts';
import { assigned } from '../uuid.ts';
import { driver } from './health-thermometer.ts';

const read = (digits: string) => decodeValue(driver, assigned(0x2a1c), bytesOf(digits));

describe('Health Thermometer', () => {
  it.each([
    // The FLOATs 0xFF00016C and 0xFE000D97 are the examples of the standard's own table.
    ['36.4 °C', '00 6c 01 00 ff', 36.4],
    ['34.79 °C', '00 97 0d 00 fe', 34.79],
    ['36.97 °C, as a thermometer sent it', '00 71 0e 00 fe', 36.97],
    ['98.6 °F', '01 da 03 00 ff', 37],
    ['-20.5 °C', '00 33 ff ff ff', -20.5],
    ['-4 °F', '01 fc ff ff 00', -20],
    ['2 to the power of ten, positive exponent', '00 02 00 00 01', 20],
    ['a time stamp after it', '02 6c 01 00 ff e7 07 0b 16 0c 00 00', 36.4],
  ])('reads a temperature: %s', (_, digits, temperature) => {
    expect(read(digits)).toEqual({ temperature });
  });

  it.each([
    ['not a number', 'ff ff 7f 00'],
    ['not at this resolution', '00 00 80 00'],
    ['plus infinity', 'fe ff 7f 00'],
    ['minus infinity', '02 00 80 00'],
    ['reserved', '01 00 80 00'],
  ])('reads no temperature: %s', (_, digits) => {
    expect(read(`00 ${digits}`)).toEqual({ temperature: null });
  });

  it('says that a value is too short', () => {
    expect([read(''), read('00 6c 01 00')]).toEqual(['truncated', 'truncated']);
  });
});
