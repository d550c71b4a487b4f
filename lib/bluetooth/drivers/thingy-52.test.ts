import { describe, expect, it } from 'vitest';
import { bytesOf, decodeValue } from '../testing/packets.ts';
import { driver } from './thingy-52.ts';

const read = (characteristic: string, digits: string) =>
  decodeValue(driver, `ef68020${characteristic}-9b35-4933-9b10-52ffa9740042`, bytesOf(digits));

describe('Nordic Thingy:52', () => {
  // Nordic publishes the layout and no examples: these are written after it.
  it.each([
    ['1', '15 25', { temperature: 21.37 }],
    ['1', 'ec 00', { temperature: -20 }],
    ['1', 'fb 19', { temperature: -5.25 }],
    ['1', '15 64', { temperature: null }],
    ['2', 'f5 03 00 00 19', { pressure: 1013.25 }],
    ['3', '2a', { humidity: 42 }],
    ['3', 'ff', { humidity: null }],
    ['1', '15', 'truncated'],
    ['2', 'f5 03 00 00', 'truncated'],
    ['3', '', 'truncated'],
  ])('reads a value of characteristic 020%s: %s', (characteristic, digits, expected) => {
    expect(read(characteristic, digits)).toEqual(expected);
  });
});
