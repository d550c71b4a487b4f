import { describe, expect, it } from 'vitest';
import { advertisement, bytesOf, decodeBroadcast, decodeValue } from '../testing/packets.ts';
import { driver } from './ruuvi.ts';

const heard = (digits: string) =>
  decodeBroadcast(driver, advertisement({ manufacturers: { 0x0499: bytesOf(digits) } }));

describe('Ruuvi data format 5', () => {
  // The maker's own vectors, from the page of the format.
  it.each([
    [
      'valid data',
      '0512FC5394C37C0004FFFC040CAC364200CDCBB8334C884F',
      { temperature: 24.3, humidity: 53.49, pressure: 1000.44 },
    ],
    [
      'maximum values',
      '057FFFFFFEFFFE7FFF7FFF7FFFFFDEFEFFFECBB8334C884F',
      { temperature: 163.835, humidity: 163.835, pressure: 1155.34 },
    ],
    [
      'minimum values',
      '058001000000008001800180010000000000CBB8334C884F',
      { temperature: -163.835, humidity: 0, pressure: 500 },
    ],
    [
      'invalid values',
      '058000FFFFFFFF800080008000FFFFFFFFFFFFFFFFFFFFFF',
      { temperature: null, humidity: null, pressure: null },
    ],
  ])('reads the published vector: %s', (_, digits, expected) => {
    expect(heard(digits)).toEqual(expected);
  });

  it('reads the heartbeat of a connected tag, which ends before the MAC', () => {
    const uart = '6e400003-b5a3-f393-e0a9-e50e24dcca9e';
    const beat = bytesOf('0512FC5394C37C0004FFFC040CAC364200CD');
    expect(decodeValue(driver, uart, beat)).toEqual({ temperature: 24.3, humidity: 53.49, pressure: 1000.44 });
  });

  it('says what it cannot read', () => {
    expect([heard(''), heard('05 12 fc'), heard('03291A1ECE1EFC18F94202CA0B53')]).toEqual([
      'truncated',
      'truncated',
      'unknown_format',
    ]);
  });

  it('leaves the advertisements of others alone', () => {
    expect(decodeBroadcast(driver, advertisement({ manufacturers: { 0x004c: bytesOf('0512FC53') } }))).toBeNull();
  });
});
