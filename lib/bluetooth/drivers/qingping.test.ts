import { describe, expect, it } from 'vitest';
import { advertisement, bytesOf, decodeBroadcast } from '../testing/packets.ts';
import { assigned } from '../uuid.ts';
import { driver } from './qingping.ts';

const heard = (digits: string) =>
  decodeBroadcast(driver, advertisement({ serviceData: { [assigned(0xfdcd)]: bytesOf(digits) } }));

describe('Qingping', () => {
  // Recorded packets out of the tests of qingping-ble (test_parser.py).
  it.each([
    ['CGG1', '0816 a72514342d58 0104d800bb01 020164', { temperature: 21.6, humidity: 44.3, battery: 100 }],
    [
      'CGP22C, with a record of CO2',
      '0a5d 931d86342d58 01041701ce01 020164 1302b302',
      { temperature: 27.9, humidity: 46.2, battery: 100 },
    ],
    ['a door, which measures nothing', 'c804 4d3a40342d58 040101 0f01ef', {}],
    ['below zero', '0816 a72514342d58 010438ffbb01', { temperature: -20, humidity: 44.3 }],
    ['its last record cut short', '0816 a72514342d58 0104d800bb01 0201', { temperature: 21.6, humidity: 44.3 }],
  ])('reads a packet: %s', (_, digits, expected) => {
    expect(heard(digits)).toEqual(expected);
  });

  it.each(['', '0816', '0816a72514342d580104d800'])('says that a packet is too short: %s', (digits) => {
    expect(heard(digits)).toBe('truncated');
  });
});
