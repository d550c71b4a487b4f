import { expect, test } from 'vitest';
import { findOptions, optionsNamed } from './find-options.ts';

const options = [
  { label: 'Shelf 3', detail: 'Harbour Campus › Freezer 1' },
  { label: 'Freezer 3 probe' },
  { label: 'Old freezer 3', detail: 'Lakeside Annex' },
  { label: 'Freezer 3', detail: 'Lakeside Annex' },
  { label: 'Freezer 1', detail: 'Harbour Campus' },
];
const found = (query: string) => findOptions(options, query).map(({ label }) => label);

test('what is called so stands before what begins so, and that before what is only found by its place', () => {
  expect(found('freezer 3')).toEqual(['Freezer 3', 'Freezer 3 probe', 'Old freezer 3', 'Shelf 3']);
});

test('the words of a place find what is in it', () => {
  expect(found('harbour shelf')).toEqual(['Shelf 3']);
});

test('everything is offered, in its order, while nothing is typed', () => {
  expect(found(' ')).toEqual(options.map(({ label }) => label));
});

test('what does not contain a word is not offered', () => {
  expect(found('freezer 7')).toEqual([]);
});

test('only the whole name names an option', () => {
  expect(optionsNamed(options, ' freezer 3 ')).toEqual([{ label: 'Freezer 3', detail: 'Lakeside Annex' }]);
  expect(optionsNamed(options, 'freezer')).toEqual([]);
});
