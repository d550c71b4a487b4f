import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import bidiFactory from 'bidi-js';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { valueInOrder } from './value-in-order.ts';

const bidi = bidiFactory();
const celsius = (figures: string) => `${figures} °م`;
const bare = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '');
/** What the eye sees from left to right. */
const seen = (text: string, direction: 'ltr' | 'rtl') =>
  bare(bidi.getReorderedString(text, bidi.getEmbeddingLevels(text, direction)));

test.each(['ltr', 'rtl'] as const)('a value in Arabic shows its minus at the left, in a line from %s', (line) => {
  expect(seen(valueInOrder('−79.8', celsius, 'rtl'), line)).toBe('م° −79.8');
});

test('Latin names at both sides leave a value as it is', () => {
  expect(seen(`Freezer 2 ${valueInOrder('−79.8', celsius, 'rtl')} Probe 7`, 'rtl')).toContain('م° −79.8');
});

test('a value in a language from left to right carries no marks', () => {
  expect(valueInOrder('−79.8', (figures) => `${figures} °C`, 'ltr')).toBe('−79.8 °C');
});

test('the classes of storage read in Arabic like measured values', () => {
  const file = readFileSync(resolve(import.meta.dirname, '../../locales/ar/storage.json'), 'utf8');
  const { temperature } = z.object({ temperature: z.record(z.string(), z.string()) }).parse(JSON.parse(file));
  for (const degrees of ['20', '80', '150']) {
    expect(temperature[`minus_${degrees}`]).toBe(valueInOrder(`−${degrees}`, celsius, 'rtl'));
  }
});
