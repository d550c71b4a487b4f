import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Locale, locales } from '../../lib/i18n/locales.ts';
import { aboutDevice } from './about-device.ts';

const noun = z.looseObject({ lost: z.looseObject({ title: z.string(), done: z.string(), restored: z.string() }) });
const wordsOf = (locale: Locale) => {
  const file = join(import.meta.dirname, '../../locales', locale, 'live.json');
  const { title, done, restored } = noun.parse(JSON.parse(readFileSync(file, 'utf8'))).lost;
  return createTranslator<Record<string, string>>({ locale, messages: { title, done, restored } });
};

describe('whoever declares a device lost', () => {
  test.each([
    ['Cold room phone', 'Yuki Tanaka', 'Ist „Cold room phone“ von Yuki Tanaka verloren?'],
    ['Cold room phone', undefined, 'Ist „Cold room phone“ verloren?'],
    ['', 'Yuki Tanaka', 'Ist das Gerät von Yuki Tanaka verloren?'],
    ['', undefined, 'Ist das Gerät verloren?'],
  ])('is asked about the device "%s" of %s', (name, person, question) => {
    expect(wordsOf('de')('title', aboutDevice({ name }, person))).toBe(question);
  });

  test.each(locales)('meets its name in every sentence in %s', (locale) => {
    for (const key of ['title', 'done', 'restored']) {
      const t = wordsOf(locale);
      expect(t(key, aboutDevice({ name: 'Phone 7' }, 'Yuki'))).toMatch(/Phone 7.*Yuki|Yuki.*Phone 7/);
      expect(t(key, aboutDevice({ name: '' }, 'Yuki'))).toContain('Yuki');
      expect(t(key, aboutDevice({ name: '' }, undefined))).not.toMatch(/["“”„«»]/);
    }
  });
});
