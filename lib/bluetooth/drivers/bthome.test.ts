import { describe, expect, it } from 'vitest';
import { advertisement, bytesOf, decodeBroadcast } from '../testing/packets.ts';
import { assigned } from '../uuid.ts';
import { driver } from './bthome.ts';

const heard = (digits: string) =>
  decodeBroadcast(driver, advertisement({ serviceData: { [assigned(0xfcd2)]: bytesOf(digits) } }));

describe('BTHome v2', () => {
  // The examples of bthome.io/format, and packets out of the tests of bthome-ble (test_parser_v2.py).
  it.each([
    ['the example of the format', '40 02c409 03bf13', { temperature: 25, humidity: 50.55 }],
    ['a battery', '40 0161', { battery: 97 }],
    ['a temperature in 0.01 °C', '40 02ca09', { temperature: 25.06 }],
    ['a temperature in 0.1 °C', '40 451101', { temperature: 27.3 }],
    ['a temperature in whole degrees', '40 57ea', { temperature: -22 }],
    ['a temperature in 0.35 °C', '40 58ea', { temperature: -7.7 }],
    ['a pressure', '40 04138a01', { pressure: 1008.83 }],
    ['a humidity in whole percent', '40 2e23', { humidity: 35 }],
    [
      'packet id, battery, temperature, humidity',
      '40 0009 015d 025d09 03b718',
      { battery: 93, temperature: 23.97, humidity: 63.27 },
    ],
    [
      'Shelly BLU H&T Display ZB, with a light between',
      '40 002e 0164 1e01 2e34 451601',
      { battery: 100, humidity: 52, temperature: 27.8 },
    ],
    ['with the MAC before the objects', '42 b2188d38c1a4 04138a01', { pressure: 1008.83 }],
    [
      'three temperatures: the first',
      '40 02ca09 02cf09 02cf08 03b718 03b717 015d',
      { temperature: 25.06, humidity: 63.27, battery: 93 },
    ],
    ['stepping over a text', '40 530c48656c6c6f20576f726c6421 02ca09', { temperature: 25.06 }],
    ['nothing that is measured here: a button', '40 3a01', {}],
  ])('reads a packet: %s', (_, digits, expected) => {
    expect(heard(digits)).toEqual(expected);
  });

  it('keeps what stands before an object it does not know, or one cut short', () => {
    expect([heard('40 015d fe5d09 03b718'), heard('40 02ca09 03bf')]).toEqual([
      { battery: 93 },
      { temperature: 25.06 },
    ]);
  });

  it('says that a packet is encrypted', () => {
    expect(heard('41a47266c95f730011223378237214')).toBe('encrypted');
  });

  it.each([
    ['', 'truncated'],
    ['40', 'truncated'],
    ['40 02ca', 'truncated'],
    ['42 b2188d', 'truncated'],
    ['40 53', 'unknown_format'],
    ['40 feca09', 'unknown_format'],
    ['00', 'unknown_format'],
    ['e102000c0404138a01', 'unknown_format'],
  ])('says what it cannot read: %s', (digits, problem) => {
    expect(heard(digits)).toBe(problem);
  });
});
