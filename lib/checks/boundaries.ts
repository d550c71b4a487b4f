import { join } from 'node:path';
import { type ICruiseResult, type IModule, cruise } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { listFiles, repositoryRoot } from './files.ts';
import { type CheckResult, type Finding, report } from './report.ts';

const CODE = /^(app|components|e2e|lib|supabase)\/.*\.tsx?$|^(proxy|instrumentation-client)\.ts$/;
const ADMIN_CLIENT = /^lib\/supabase\/admin[^/]*(\/|$)/;
const MAY_HOLD_ADMIN = /^supabase\/local\/|\.test\.tsx?$/;
/** Rooms of `lib` that the table in `.dependency-cruiser.cjs` has a row for, and the two that may import anything. */
const LIB_ROOMS = new Set([
  ...[
    'analytics',
    'bluetooth',
    'config',
    'connectors',
    'domain',
    'gateway-mqtt',
    'i18n',
    'imports',
    'pwa',
    'reports',
    'scanning',
    'supabase',
    'sync',
    'voice',
  ],
  ...['bench', 'checks'],
]);

/** Refuses imports across rooms that the table in `.dependency-cruiser.cjs` does not allow. */
export async function checkBoundaries(root: string): Promise<CheckResult> {
  const files = listFiles(root).filter((file) => CODE.test(file));
  if (files.length === 0) return { read: 0, findings: [] };
  const options = await extractDepcruiseOptions(join(repositoryRoot, '.dependency-cruiser.cjs'));
  const tsConfig = extractTSConfig(join(repositoryRoot, 'tsconfig.json'));
  const { output } = await cruise(files, { ...options, baseDir: root, validate: true }, undefined, { tsConfig });
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text instead of its result');
  const modules = output.modules.filter(({ source }) => CODE.test(source));
  return {
    // Without a TypeScript it can use, dependency-cruiser reads nothing and is content.
    read: modules.length,
    findings: [
      ...brokenRules(output),
      ...unread(files, modules),
      ...adminOutsideServer(modules),
      ...roomsWithoutRow(files),
    ],
  };
}

function brokenRules({ summary }: ICruiseResult): Finding[] {
  return summary.violations.map(({ from, to, rule, cycle }) => {
    const route = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
    return { file: from, message: `imports ${route} (${rule.name})` };
  });
}

function unread(files: readonly string[], modules: readonly IModule[]): Finding[] {
  const read = new Set(modules.map(({ source }) => source));
  return files
    .filter((file) => !read.has(file) && !file.endsWith('.d.ts'))
    .map((file) => ({ file, message: 'was not read by dependency-cruiser (boundaries-read)' }));
}

/** The admin client passes every policy, so only code that cannot reach a browser may hold it. */
function adminOutsideServer(modules: readonly IModule[]): Finding[] {
  return modules.flatMap(({ source, dependencies }) => {
    if (MAY_HOLD_ADMIN.test(source)) return [];
    const isServerOnly = dependencies.some((dependency) => dependency.module === 'server-only');
    if (ADMIN_CLIENT.test(source) && !isServerOnly)
      return [{ file: source, message: "does not import 'server-only' (admin-under-server-only)" }];
    const admin = dependencies.find(({ resolved }) => ADMIN_CLIENT.test(resolved));
    if (!admin || isServerOnly) return [];
    return [{ file: source, message: `imports ${admin.resolved} without 'server-only' (admin-under-server-only)` }];
  });
}

/** A room that the table does not know would be bound by nothing. */
function roomsWithoutRow(files: readonly string[]): Finding[] {
  return files.flatMap((file) => {
    const room = /^lib\/([^/]+)\//.exec(file)?.[1];
    if (room === undefined || LIB_ROOMS.has(room)) return [];
    return [{ file, message: `lib/${room} has no row in .dependency-cruiser.cjs (room-without-row)` }];
  });
}

if (import.meta.main) process.exitCode = report('import boundaries', await checkBoundaries(repositoryRoot));
