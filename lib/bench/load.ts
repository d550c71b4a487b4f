import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Bench, toBench } from './bench.ts';

const root = resolve(import.meta.dirname, '../..');
const PLACES = ['lib/bench/**/*.bench.ts', 'supabase/tests/bench/**/*.bench.ts', 'e2e/bench/**/*.bench.ts'];

/** Every bench of the project, in the order of their files. Nothing is started by it. Throws when a file exports no bench. */
export async function loadBenches(): Promise<Bench[]> {
  const files = globSync(PLACES, { cwd: root }).sort();
  return Promise.all(
    files.map(async (file) => {
      const module: unknown = await import(pathToFileURL(resolve(root, file)).href);
      return toBench(file, module);
    }),
  );
}
