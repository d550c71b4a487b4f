import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Plain JavaScript without dependencies: this runs before there are any, on whatever Node the machine has.

/**
 * Says why the installed packages are not those of the lock file; `undefined` when they are.
 *
 * @param {string} root
 */
export function whyStale(root) {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return 'the dependencies are not installed';
  if (!existsSync(projectNode(root))) return 'the Node of this project is not installed';
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(installed);
  for (const [path, { version, optional, devOptional }] of Object.entries(wanted)) {
    if (path === '' || present[path]?.version === version) continue;
    // An optional package for another platform is left out; one that is there must be the right one.
    if ((optional || devOptional) && present[path] === undefined) continue;
    return `${path} is not at ${version}`;
  }
  const extra = Object.keys(present).find((path) => wanted[path] === undefined);
  return extra === undefined ? undefined : `${extra} is not in the lock file`;
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/**
 * Installs the locked dependencies when they are missing or stale. Ends the process when that fails.
 *
 * @param {string} root
 */
export function ensureInstalled(root) {
  const reason = whyStale(root);
  if (reason === undefined) return;
  console.log(`npm ci: ${reason}`);
  // npm's own script, when npm started us, so that no shell is needed to find it.
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { status, error } = spawnSync(command, [...first, 'ci'], { cwd: root, stdio: 'inherit' });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * The Node of this project, which npm installed with the other dependencies.
 *
 * @param {string} root
 */
export function projectNode(root) {
  return join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
