import 'server-only';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import compile from 'icu-minify/compile';
import type { AbstractIntlMessages } from 'next-intl';
import { z } from 'zod';
import type { Locale } from './locales.ts';

/**
 * Texts are compiled here, so that the browser needs no parser for them: `next.config.js` puts next-intl's smaller formatter in
 * place of the one that parses. What a compiled text looks like is next-intl's own affair.
 */
const Messages: z.ZodType<AbstractIntlMessages> = z.record(
  z.string(),
  z.lazy(() => z.union([z.string().transform(compiled), Messages])),
);

function compiled(text: string): AbstractIntlMessages {
  /* The compiler's objects have no prototype, and React sends only plain ones to the browser. */
  const parts: unknown = JSON.parse(JSON.stringify(compile(text)));
  return Compiled.parse(parts);
}
const Compiled = z.custom<AbstractIntlMessages>((parts) => typeof parts === 'string' || Array.isArray(parts));

const FOLDER = path.join(process.cwd(), 'locales');

/**
 * All texts of a language: each file `locales/<tag>/<noun>.json` becomes the namespace of its noun. A text missing from a
 * language falls to no other language; a check finds it before it ships.
 */
export async function loadMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const folder = path.join(FOLDER, locale);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const nouns = await Promise.all(
    files.map(async (name): Promise<[string, AbstractIntlMessages]> => {
      const text = await readFile(path.join(folder, name), 'utf8');
      return [path.basename(name, '.json'), Messages.parse(JSON.parse(text))];
    }),
  );
  return Object.fromEntries(nouns);
}
