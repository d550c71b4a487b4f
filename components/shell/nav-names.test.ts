import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { locales } from '../../lib/i18n/locales.ts';

const shellSchema = z.object({ nav: z.record(z.string(), z.string()) });

test.each(locales)('no two places of the navigation are called the same in %s', (locale) => {
  const text = readFileSync(join(import.meta.dirname, '../../locales', locale, 'shell.json'), 'utf8');
  const names = Object.values(shellSchema.parse(JSON.parse(text)).nav);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
