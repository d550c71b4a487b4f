import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toBench } from './bench.ts';
import { runBenches } from './runner.ts';

const root = resolve(import.meta.dirname, '../..');
const PLACES = ['lib/bench/**/*.bench.ts', 'supabase/tests/bench/**/*.bench.ts', 'e2e/bench/**/*.bench.ts'];

const files = globSync(PLACES, { cwd: root }).sort();
const benches = await Promise.all(
  files.map(async (file): Promise<ReturnType<typeof toBench>> => {
    const module: unknown = await import(pathToFileURL(resolve(root, file)).href);
    return toBench(file, module);
  }),
);
const { figures, errors } = await runBenches(benches, process.argv.slice(2), (line) => console.log(line));
for (const error of errors) console.error(error);
if (figures.length + errors.length === 0) console.error('There is no bench.');
// A missed target is a line with "met": false; only what could not be measured fails the run.
process.exitCode = errors.length > 0 ? 1 : 0;
