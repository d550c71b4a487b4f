/**
 * Runs one server program and stops it when the process that asked for it is gone, however that one died: the pipe on
 * standard input closes even on SIGKILL. Signals are left to the asker, so that Ctrl-C stops things in its order.
 */
import { spawn } from 'node:child_process';

interface Task {
  command: string;
  args: string[];
  account?: { uid: number; gid: number };
  cwd?: string;
  stopSignal: NodeJS.Signals;
}

const task: Task = JSON.parse(process.argv[2] ?? '{}');
const child = spawn(task.command, task.args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: true,
  ...(task.cwd ? { cwd: task.cwd } : {}),
  ...task.account,
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  child.kill(task.stopSignal);
  setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
}

process.stdin.on('end', stop).on('error', stop).resume();
child.on('error', (error) => {
  process.stderr.write(`${task.command}: ${error.message}\n`);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(stopping ? 0 : (code ?? (signal ? 128 : 1))));
