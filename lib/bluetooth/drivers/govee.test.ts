import { describe, expect, it } from 'vitest';
import { advertisement, bytesOf, decodeBroadcast } from '../testing/packets.ts';
import { driver } from './govee.ts';

const BEACON = '4c00 0215 494e54454c4c495f524f434b535f48575075f2ff0c';
const heard = (digits: string) =>
  decodeBroadcast(driver, advertisement({ manufacturers: { 0xec88: bytesOf(digits) } }));
const named = (name: string, digits: string) =>
  decodeBroadcast(driver, advertisement({ name, manufacturers: { 0x0001: bytesOf(digits) } }));

describe('Govee', () => {
  // Packets out of the tests of govee-ble (test_parser.py).
  it.each([
    ['H5075 with its beacon', `00 0341c2 64 00 ${BEACON}`, { temperature: 21.3, humidity: 44.2, battery: 100 }],
    ['H5072', '00 034db2 64 00', { temperature: 21.6, humidity: 49.8, battery: 100 }],
    ['H5074', '00 e609 bc12 64 02', { temperature: 25.34, humidity: 47.96, battery: 100 }],
    ['H5051', '00 ba0a f90f 63 020101', { temperature: 27.46, humidity: 40.89, battery: 99 }],
    ['H5052', '00 1c01 a714 3b 000002', { temperature: 2.84, humidity: 52.87, battery: 59 }],
    ['H5075 below zero', '00 80d16c 64 00', { temperature: -5.3, humidity: 61.2, battery: 100 }],
  ])('reads a packet: %s', (_, digits, expected) => {
    expect(heard(digits)).toEqual(expected);
  });

  it.each([
    ['GVH5100_7738', '0101 034654 64', { temperature: 21.4, humidity: 61.2, battery: 100 }],
    ['GVH5105_7336', '0101 03325e 64', { temperature: 20.9, humidity: 50.2, battery: 100 }],
    ['GVH5177_2EC8', `0101 033626 64 ${BEACON}`, { temperature: 21, humidity: 47, battery: 100 }],
  ])('reads a packet under the company it borrows: %s', (name, digits, expected) => {
    expect(named(name, digits)).toEqual(expected);
  });

  it.each([
    ['484.9 °C', '00 4a0028 3b 00'],
    ['-393.2 °C', '00 bc0004 3e 27'],
    ['the sensor says that it failed', '00 03c730 e4 00'],
  ])('does not believe a packet: %s', (_, digits) => {
    expect(heard(digits)).toBe('faulty');
  });

  it('says what it cannot read', () => {
    expect([heard(''), heard('00 0341c2 64'), heard('00 0341c2 64 00 00 00'), named('GVH5100_7738', '0101')]).toEqual([
      'truncated',
      'truncated',
      'unknown_format',
      'truncated',
    ]);
  });

  it('leaves others alone that use the borrowed company', () => {
    expect([named('RZSS', '01010b005864'), named('GVH5106_4E05', '01010ed13298')]).toEqual([null, null]);
  });
});
