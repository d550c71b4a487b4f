import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

const NEVER_READ = new Set([
  'node_modules',
  '.git',
  '.next',
  '.local',
  'coverage',
  'test-results',
  'playwright-report',
]);

/** The root of the repository this file belongs to. */
export const repositoryRoot = resolve(import.meta.dirname, '../..');

/**
 * Lists every file of the project under `root`, with `/` between the parts, sorted: what git tracks and what it would
 * track. Without git (an unpacked archive, a temporary folder in a test) it walks the folder instead.
 */
export function listFiles(root: string): string[] {
  const files = listFromGit(root) ?? walk(root, root);
  return files.sort();
}

function listFromGit(root: string): string[] | undefined {
  // A folder inside somebody else's repository is not that repository: git would list paths of the outer one.
  if (!existsSync(join(root, '.git'))) return undefined;
  const output = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const names = new Set(output.split('\0').filter((name) => name !== ''));
  return [...names].filter((name) => existsSync(join(root, name)) && statSync(join(root, name)).isFile());
}

function walk(root: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NEVER_READ.has(entry.name) ? [] : walk(root, path);
    return entry.isFile() ? [relative(root, path).split(sep).join('/')] : [];
  });
}

/** Reads a text file of the project; `undefined` when it holds a NUL byte, so is an image or other binary. */
export function readText(root: string, file: string): string | undefined {
  const bytes = readFileSync(join(root, file));
  return bytes.includes(0) ? undefined : bytes.toString('utf8');
}

/** Says whether a program made the file: such a file is exempt from limits made for people who read. */
export function isGenerated(file: string, text: string): boolean {
  return /\.gen\.[a-z]+$|(^|\/)database\.types\.ts$/.test(file) || text.slice(0, 400).includes('@generated');
}
