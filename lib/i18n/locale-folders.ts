import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The language that answers when no other fits; its folder must exist. */
const FALLBACK = 'en';

/**
 * Lists the languages of the product: the folders of `locales/`, the fallback first, the rest in alphabetical order.
 */
export function localesOnDisk(folder: string): string[] {
  const tags = readdirSync(folder).filter((name) => statSync(path.join(folder, name)).isDirectory());
  if (!tags.includes(FALLBACK)) throw new Error(`${folder} has no folder "${FALLBACK}", the language to fall back to`);
  return [FALLBACK, ...tags.filter((tag) => tag !== FALLBACK).sort()];
}

/**
 * Writes the list of languages as a module, because the browser cannot read a folder. It writes only on a difference
 * and answers whether there was one, so that a check can fail on it.
 */
export function writeLocaleList(folder: string, file: string): boolean {
  const list = localesOnDisk(folder)
    .map((tag) => `'${tag}'`)
    .join(', ');
  const text = `// Generated from the folders of locales/; add a language by adding its folder.\nexport const locales = [${list}] as const;\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  writeFileSync(file, text);
  return true;
}
