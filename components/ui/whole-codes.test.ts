import { expect, test } from 'vitest';
import { wholeCodes } from './whole-codes.ts';

const whole = (text: string) => wholeCodes(text).flatMap((part) => (part.whole ? [part.text] : []));

test('a short code in a sentence stays whole', () => {
  expect(whole('T1 moved from Box B-1122, A01 to FRZ-02-S2-R2.')).toEqual(['B-1122', 'FRZ-02-S2-R2']);
});

test('a long code and a word of two parts may break at their hyphen', () => {
  expect(whole('2026-LONG-CODE-0000001 needs a follow-up')).toEqual([]);
});

test('nothing of the sentence is lost', () => {
  const text = '«B-1» ist in Box B-1122, A01';
  expect(
    wholeCodes(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});
