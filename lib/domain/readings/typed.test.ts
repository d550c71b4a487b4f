import { expect, test } from 'vitest';
import { otherSign, typedNumber } from './typed.ts';

test.each([
  ['-79.5', -79.5],
  ['−79,5', -79.5],
  [' 4 ', 4],
  ['+4', 4],
  ['٤٫٥', 4.5],
  ['-۷۹', -79],
  ['.5', 0.5],
])('%s is the number that was meant', (text, number) => {
  expect(typedNumber(text)).toBe(number);
});

test.each(['', '-', '.', '12 C', '1.2.3', '--4', '1e5', 'NaN'])('"%s" is no number', (text) => {
  expect(typedNumber(text)).toBeNull();
});

test('the sign key turns a number over and back', () => {
  expect(otherSign('79.5')).toBe('-79.5');
  expect(otherSign(otherSign('79.5'))).toBe('79.5');
  expect(otherSign('')).toBe('-');
});
