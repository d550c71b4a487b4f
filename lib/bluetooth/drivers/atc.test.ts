import { describe, expect, it } from 'vitest';
import { advertisement, bytesOf, decodeBroadcast } from '../testing/packets.ts';
import { assigned } from '../uuid.ts';
import { driver } from './atc.ts';

const heard = (digits: string) =>
  decodeBroadcast(driver, advertisement({ serviceData: { [assigned(0x181a)]: bytesOf(digits) } }));

describe('ATC and pvvx', () => {
  // Recorded packets out of the tests of ble_monitor (test_atc_parser.py), and the example in ATC1441's firmware.
  it.each([
    ['pvvx', 'f4830238c1a4 a906 6911 b60b 58 f7 0d', { temperature: 17.05, humidity: 44.57, battery: 88 }],
    [
      'pvvx of firmware 2.9',
      'b2188d38c1a4 2b08 9011 f70a 43 20 0f',
      { temperature: 20.91, humidity: 44.96, battery: 67 },
    ],
    ['atc1441', 'a4c1380283f4 00a2 2f 5f 0bf8 19', { temperature: 16.2, humidity: 47, battery: 95 }],
    ['atc1441, another', 'a4c138bc7c4e 0102 28 4f 0b67 20', { temperature: 25.8, humidity: 40, battery: 79 }],
    ['atc1441, below zero', 'a4c1380283f4 ff38 2f 5f 0bf8 19', { temperature: -20, humidity: 47, battery: 95 }],
    ['pvvx, below zero', 'f4830238c1a4 30f8 6911 b60b 58 f7 0d', { temperature: -20, humidity: 44.57, battery: 88 }],
  ])('reads a packet: %s', (_, digits, expected) => {
    expect(heard(digits)).toEqual(expected);
  });

  it('does not believe a battery above 100 %', () => {
    expect(heard('a4c1380283f4 00a2 2f ff 0bf8 19')).toMatchObject({ battery: null });
  });

  it('says that a packet is encrypted', () => {
    expect(heard('11d603fbfa7b6dfb1e26fd')).toBe('encrypted');
  });

  it.each(['', 'f4830238c1a4a9066911b60b58f7', 'a4c1380283f400a22f5f0bf8'])(
    'does not know a packet of another length: %s',
    (digits) => {
      expect(heard(digits)).toBe('unknown_format');
    },
  );
});
