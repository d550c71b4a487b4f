import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Account } from './binaries.ts';

const watchdog = fileURLToPath(new URL('./watchdog.ts', import.meta.url));

/** A server program to run. */
export interface ChildTask {
  command: string;
  args: string[];
  cwd?: string;
  account?: Account;
  env?: NodeJS.ProcessEnv;
  /** What asks the program to end in good order. */
  stopSignal: 'SIGINT' | 'SIGTERM';
  /** Where its output goes: a file descriptor, or this process's own streams. */
  output: number | 'inherit';
}

/** A running server program. */
export interface Child {
  /** Its exit code, once it has ended, whoever ended it. */
  exited: Promise<number>;
  /** True once it has ended. */
  readonly ended: boolean;
  stop(): Promise<void>;
}

/** Runs a program that can not outlive this process: its watchdog ends it even when this process is killed. */
export function startChild(task: ChildTask): Child {
  const { output, env, account, cwd = '', stopSignal, command, args } = task;
  const [uid, gid] = account ? [String(account.uid), String(account.gid)] : ['', ''];
  const child = spawn(process.execPath, [watchdog, stopSignal, uid, gid, cwd, command, ...args], {
    stdio: ['pipe', output, output],
    env: env ?? process.env,
    // A terminal's Ctrl-C reaches this process alone, which then stops things in order.
    detached: true,
  });
  let ended = false;
  const exited = new Promise<number>((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`${task.command}: ${error.message}\n`);
      ended = true;
      resolve(127);
    });
    child.on('exit', (code) => {
      ended = true;
      resolve(code ?? 1);
    });
  });
  child.stdin?.on('error', () => undefined);
  return {
    exited,
    get ended() {
      return ended;
    },
    async stop() {
      child.stdin?.end();
      await exited;
    },
  };
}
