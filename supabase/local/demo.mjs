/**
 * `npm run demo` and `npm run dev`, for a machine that has only Node and npm: plain JavaScript without packages. It
 * installs what package-lock.json asks for and hands over to the TypeScript part under the Node of the project.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, projectNode } from '../../lib/checks/install.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Node ${process.versions.node} is too old: this needs Node 20 or newer.`);
  process.exit(1);
}
ensureInstalled(project);

// The channel tells the other process when this one is gone, however it ended.
const child = spawn(projectNode(project), [join(project, 'supabase', 'local', 'demo.ts'), ...process.argv.slice(2)], {
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
