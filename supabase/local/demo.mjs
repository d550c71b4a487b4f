/**
 * `npm run demo` and `npm run dev`, for a machine that has only Node and npm: plain JavaScript without packages. It
 * installs what package-lock.json asks for and hands over to the TypeScript part under the Node of the project.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const node = join(project, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** True when npm's own record of what it installed agrees with the lock file. */
function isInstalled() {
  const record = join(project, 'node_modules', '.package-lock.json');
  if (!existsSync(record) || !existsSync(node)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = installed[path];
    // What another platform needs is in the lock file alone.
    return found ? found.version === version : optional === true || devOptional === true;
  });
}

function install() {
  console.log('Installing the locked dependencies (npm ci), about a minute ...');
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  const { status, error } = spawnSync(command, args, {
    cwd: project,
    stdio: 'inherit',
    shell: !npm && process.platform === 'win32',
  });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Node ${process.versions.node} is too old: this needs Node 20 or newer.`);
  process.exit(1);
}
if (!isInstalled()) install();

// The channel tells the other process when this one is gone, however it ended.
const child = spawn(node, [join(project, 'supabase', 'local', 'demo.ts'), ...process.argv.slice(2)], {
  cwd: project,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
// Ctrl-C reaches the other process by itself; a signal sent to this one alone has to be handed on.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
