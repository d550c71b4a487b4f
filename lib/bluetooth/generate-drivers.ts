import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of the list of drivers, one for each file of the folder. */
export function driverList(folder: string): string {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
  const variableOf = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [
    '// Written by lib/bluetooth/generate-drivers.ts from the files in lib/bluetooth/drivers. Do not edit.',
    "import type { ProbeDriver } from './driver.ts';",
    ...names.map((name) => `import { driver as ${variableOf(name)} } from './drivers/${name}.ts';`),
    '',
    '/** Every driver there is. */',
    'export const drivers: readonly ProbeDriver[] = [',
    ...names.map((name) => `  ${variableOf(name)},`),
    '];',
    '',
  ].join('\n');
}

if (import.meta.main) {
  const room = import.meta.dirname;
  writeFileSync(join(room, 'drivers.generated.ts'), driverList(join(room, 'drivers')));
}
