import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChannelForm } from '../domain/channels/model.ts';
import { channelForms } from './channel-forms.ts';

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

/** Writes what screens need to know of the settings of every connector that channels are made of. */
export function formsOf(forms: readonly ChannelForm[]): string {
  return [
    '// Generated from the schemas of lib/connectors; change those and run lib/connectors/generate-registry.ts.',
    "import type { ChannelForm } from './model.ts';",
    '',
    `export const generatedForms: readonly ChannelForm[] = ${JSON.stringify(forms, null, 2)};`,
    '',
  ].join('\n');
}

function write(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

if (import.meta.main) {
  write(join(import.meta.dirname, 'registry.gen.ts'), registryOf(import.meta.dirname));
  const { connectors } = await import('./registry.gen.ts');
  write(join(import.meta.dirname, '../domain/channels/forms.gen.ts'), formsOf(channelForms(connectors)));
}
