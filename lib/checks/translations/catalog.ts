import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../report.ts';

/** The language that the others are compared with. */
export const REFERENCE = 'en';

/** The texts of one language: full key (`samples.card.title`) to message, and the files they came from. */
export interface Language {
  readonly tag: string;
  readonly messages: ReadonlyMap<string, string>;
  readonly files: readonly string[];
}

/** Every language under `locales/`, the reference first, and what is wrong with the files themselves. */
export interface Catalog {
  readonly languages: readonly Language[];
  readonly findings: readonly Finding[];
}

/** The file that holds a full key: its first part is the name of the file. */
export function fileOf(tag: string, key: string): string {
  return `locales/${tag}/${key.split('.')[0] ?? key}.json`;
}

/** Reads all of `locales/<tag>/<noun>.json`; the noun is the namespace, so it is the first part of each key. */
export function readCatalog(root: string): Catalog {
  const folder = join(root, 'locales');
  const findings: Finding[] = [];
  if (!existsSync(folder)) return { languages: [], findings };
  const tags = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
  const ordered = [REFERENCE, ...tags.filter((tag) => tag !== REFERENCE).sort()];
  const languages = ordered.map((tag): Language => {
    const messages = new Map<string, string>();
    const names = existsSync(join(folder, tag)) ? readdirSync(join(folder, tag)).sort() : [];
    const files = names.filter((name) => name.endsWith('.json'));
    for (const name of files) {
      const file = `locales/${tag}/${name}`;
      const report = (message: string) => findings.push({ file, message });
      collect(parse(join(folder, tag, name), report), name.slice(0, -'.json'.length), messages, report);
    }
    return { tag, messages, files };
  });
  return { languages, findings };
}

function parse(path: string, report: (message: string) => void): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    report(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
    return {};
  }
}

function collect(value: unknown, key: string, into: Map<string, string>, report: (message: string) => void): void {
  if (typeof value === 'string') {
    if (value.trim() === '') report(`"${key}" is empty`);
    into.set(key, value);
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [name, inner] of Object.entries(value)) {
      if (name.includes('.')) report(`"${key}" holds the name "${name}": a dot separates levels, nest it instead`);
      collect(inner, `${key}.${name}`, into, report);
    }
  } else {
    report(`"${key}" is neither a text nor a group of texts`);
  }
}
