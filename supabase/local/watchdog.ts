/**
 * Runs one server program and stops it when the process that asked for it is gone, however that one died: the pipe on
 * standard input closes even on SIGKILL. Signals are left to the asker, so that Ctrl-C stops things in its order.
 *
 * Arguments: the signal that stops the program, user and group to run as (empty: the same), folder to run in, the
 * program, its arguments.
 */
import { spawn } from 'node:child_process';

const [stopSignal = 'SIGTERM', uid = '', gid = '', folder = '', command = '', ...args] = process.argv.slice(2);
const killMilliseconds = 10_000;

const child = spawn(command, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: true,
  ...(folder ? { cwd: folder } : {}),
  ...(uid ? { uid: Number(uid), gid: Number(gid) } : {}),
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  child.kill(stopSignal === 'SIGINT' ? 'SIGINT' : 'SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), killMilliseconds).unref();
}

process.stdin.on('end', stop).on('error', stop).resume();
child.on('error', (error) => {
  process.stderr.write(`${command}: ${error.message}\n`);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(stopping ? 0 : (code ?? (signal ? 128 : 1))));
