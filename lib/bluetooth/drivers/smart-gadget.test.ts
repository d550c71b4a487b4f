import { describe, expect, it } from 'vitest';
import { bytesOf, decodeValue } from '../testing/packets.ts';
import { driver } from './smart-gadget.ts';

const temperature = (digits: string) => decodeValue(driver, '00002235-b38d-4985-720e-0f993a68ee41', bytesOf(digits));
const humidity = (digits: string) => decodeValue(driver, '00001235-b38d-4985-720e-0f993a68ee41', bytesOf(digits));

describe('Sensirion Smart Gadget', () => {
  it('reads what a gadget sent', () => {
    // Read with gatttool from an SHT31 Smart Gadget, as its users published it.
    expect([temperature('29 5c ad 41'), humidity('71 3d 15 42')]).toEqual([
      { temperature: 21.67 },
      { humidity: 37.31 },
    ]);
  });

  it('reads a temperature below zero', () => {
    expect(temperature('00 00 a4 c1')).toEqual({ temperature: -20.5 });
  });

  it.each([
    ['not a number', '00 00 c0 7f'],
    ['infinity', '00 00 80 7f'],
  ])('reads no temperature: %s', (_, digits) => {
    expect(temperature(digits)).toEqual({ temperature: null });
  });

  it('takes no value of the logger for one of now', () => {
    expect(temperature('01 00 00 00 29 5c ad 41')).toBe('unknown_format');
  });

  it('says that a value is too short', () => {
    expect([temperature(''), humidity('71 3d 15')]).toEqual(['truncated', 'truncated']);
  });
});
