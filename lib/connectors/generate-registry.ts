import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the list of connectors: every folder with an `index.ts`, but the kit. A function in Deno cannot read folders. */
export function registryOf(folder: string): string {
  const ids = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .filter((entry) => existsSync(join(folder, entry.name, 'index.ts')))
    .map((entry) => entry.name)
    .sort();
  const nameOf = (id: string) => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const keyOf = (id: string) => (nameOf(id) === id ? id : `'${id}': ${nameOf(id)}`);
  return [
    '// Generated from the folders of lib/connectors; add a connector by adding its folder.',
    "import type { Connector } from './_kit/contract.ts';",
    ...ids.map((id) => `import { connector as ${nameOf(id)} } from './${id}/index.ts';`),
    '',
    'export const connectors = {',
    ...ids.map((id) => `  ${keyOf(id)},`),
    '} as const satisfies Readonly<Record<string, Connector>>;',
    'export type ConnectorId = keyof typeof connectors;',
    '',
  ].join('\n');
}

if (import.meta.main) {
  const file = join(import.meta.dirname, 'registry.gen.ts');
  const text = registryOf(import.meta.dirname);
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}
