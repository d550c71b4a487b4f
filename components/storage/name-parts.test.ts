import { expect, test } from 'vitest';
import { nameParts } from './name-parts.ts';

test('the end of a code, where boxes of one delivery differ, is never what is cut', () => {
  expect(nameParts('Box W1B1002-2')).toEqual({ words: 'Box ', head: 'W1B10', tail: '02-2' });
});

test('a name that is nothing but a code has no words', () => {
  expect(nameParts('B-3211')).toEqual({ words: '', head: 'B-', tail: '3211' });
});

test('a short number stays as it is', () => {
  expect(nameParts('Upper shelf 1')).toEqual({ words: 'Upper shelf ', head: '', tail: '1' });
});

test('a name that ends in no code, or in letters that are joined, is in one part', () => {
  expect(nameParts('Left drawer')).toBeNull();
  expect(nameParts('الرف ب1')).toBeNull();
});
