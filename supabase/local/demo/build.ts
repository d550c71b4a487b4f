import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { copyWasm } from '../../../lib/scanning/copy-wasm.ts';
import { startChild } from '../child.ts';
import { publishableKey } from '../gateway/keys.ts';

/** Settings that the build carries: the app finds the backend on the address that its page came from. */
export const buildEnvironment = {
  NEXT_PUBLIC_SUPABASE_URL: 'same-origin',
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: publishableKey,
  NEXT_TELEMETRY_DISABLED: '1',
} as const;

const sources = ['app', 'components', 'lib', 'locales', 'public'];
const files = [
  'next.config.js',
  'proxy.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
/** Written by the build itself, or no part of it. */
const ignored = /(\.test\.tsx?|\.generated\.ts|^public\/(sw|workbox-|worker-|fallback-)[^/]*)$|^lib\/(checks|bench)\//;

function filesIn(project: string, folder: string): string[] {
  const path = join(project, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(project, name) : [name];
  });
}

/** Changes whenever the result of a build would. */
export function sourceFingerprint(project: string): string {
  const hash = createHash('sha256').update(JSON.stringify(buildEnvironment));
  const all = [...sources.flatMap((folder) => filesIn(project, folder)), ...files];
  for (const name of all.filter((file) => !ignored.test(file)).sort()) {
    const path = join(project, name);
    if (existsSync(path) && statSync(path).isFile()) hash.update(name).update('\0').update(readFileSync(path));
  }
  return hash.digest('hex');
}

const stampOf = (project: string) => join(project, '.local', 'build.json');

/** The id that Next gave its last build, or undefined when there is none. */
function buildId(project: string): string | undefined {
  const file = join(project, '.next', 'BUILD_ID');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** True when the production build is missing or the sources have changed since. */
export function isStale(project: string): boolean {
  const stamp = stampOf(project);
  const id = buildId(project);
  if (id === undefined || !existsSync(stamp)) return true;
  return readFileSync(stamp, 'utf8') !== JSON.stringify({ id, sources: sourceFingerprint(project) });
}

/** Builds the app if that is needed, and answers whether it was. The build's output goes to a log. */
export async function buildIfStale(project: string, say: (line: string) => void): Promise<boolean> {
  // The module is no source: it comes out of the installed package, and the build precaches it.
  copyWasm(project);
  if (!isStale(project)) return false;
  say('Building the app, about a minute ...');
  const before = sourceFingerprint(project);
  const log = join(project, '.local', 'logs', 'build.log');
  mkdirSync(join(project, '.local', 'logs'), { recursive: true });
  const code = await run(project, log);
  if (code !== 0) throw new Error(`The build failed:\n${readFileSync(log, 'utf8').split('\n').slice(-40).join('\n')}`);
  // What was edited meanwhile makes the build stale again.
  writeFileSync(stampOf(project), JSON.stringify({ id: buildId(project), sources: before }));
  return true;
}

async function run(project: string, log: string): Promise<number> {
  const output = openSync(log, 'w');
  const build = startChild({
    command: process.execPath,
    args: [join(project, 'node_modules/next/dist/bin/next'), 'build', '--webpack'],
    cwd: project,
    env: { ...process.env, ...buildEnvironment, NODE_ENV: 'production' },
    stopSignal: 'SIGTERM',
    output,
  });
  closeSync(output);
  return build.exited;
}
