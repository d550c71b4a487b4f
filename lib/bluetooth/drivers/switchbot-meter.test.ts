import { describe, expect, it } from 'vitest';
import { advertisement, bytesOf, decodeBroadcast } from '../testing/packets.ts';
import { assigned } from '../uuid.ts';
import { driver } from './switchbot-meter.ts';

const heard = (digits: string, service = 0xfd3d) =>
  decodeBroadcast(driver, advertisement({ serviceData: { [assigned(service)]: bytesOf(digits) } }));

describe('SwitchBot Meter', () => {
  // Recorded packets: pySwitchbot's test_adv_parser.py, Home Assistant's switchbot tests, SwitchBotAPI-BLE's discussion 2.
  it.each([
    ['Meter', '54 00 e4 06 98 35', { temperature: 24.6, humidity: 53, battery: 100 }],
    ['Meter that shows °F', '54 00 64 00 96 ac', { temperature: 22, humidity: 44, battery: 100 }],
    ['Meter Plus', '69 00 64 00 97 30', { temperature: 23, humidity: 48, battery: 100 }],
    ['below zero', '54 00 e4 05 03 2a', { temperature: -3.5, humidity: 42, battery: 100 }],
  ])('reads a packet: %s', (_, digits, expected) => {
    expect(heard(digits)).toEqual(expected);
  });

  it('reads a packet under the former service', () => {
    expect(heard('54 00 e4 06 98 35', 0x0d00)).toEqual({ temperature: 24.6, humidity: 53, battery: 100 });
  });

  it('does not believe a meter that has measured nothing', () => {
    expect(heard('54 00 00 00 00 00')).toBe('faulty');
  });

  it.each([
    ['', 'truncated'],
    ['54 00 e4 06', 'truncated'],
    ['48 90 d9', 'unknown_format'],
  ])('says what it cannot read: %s', (digits, problem) => {
    expect(heard(digits)).toBe(problem);
  });
});
