import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { ensureInstalled, projectNode } from './install.mjs';

// Works on a machine that has only Node and npm: installs what is missing, then goes on under the project's own Node.
const root = resolve(import.meta.dirname, '../..');
ensureInstalled(root);
const bin = join(root, 'node_modules/.bin');
const child = spawn(projectNode(root), [join(root, 'lib/checks/main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}` },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
