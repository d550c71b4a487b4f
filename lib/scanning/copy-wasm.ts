import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** Where the app finds the module that reads Data Matrix, below `public/`. The address is in `browser-decoders.ts`. */
const TARGET = 'public/wasm/zxing_reader.wasm';

/**
 * Copies the WebAssembly module out of the installed package into `public/`, which is not kept in git: the package and
 * the file it needs cannot drift apart. Answers whether anything had to be copied. Runs before a build.
 */
export function copyWasm(project: string): boolean {
  const source = createRequire(join(project, 'package.json')).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const target = join(project, TARGET);
  if (existsSync(target) && digest(source) === digest(target)) return false;
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, target);
  return true;
}

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

if (process.argv[1] === import.meta.filename) copyWasm(resolve(import.meta.dirname, '../..'));
