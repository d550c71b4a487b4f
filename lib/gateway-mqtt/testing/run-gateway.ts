import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Against hanging alone: shorter than a test's limit, which would not say what the gateway did instead. */
const PATIENCE_MS = 50_000;

/** The gateway as its operator runs it: a process of its own. */
export interface GatewayProcess {
  /** Everything it has said so far. */
  output(): string;
  /** Resolves once a line holds the text, counted from the last start; rejects with all that was said instead. */
  said(text: string): Promise<void>;
  /** Its exit code once it has ended; null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Ends it as a power switch does. */
  kill(): Promise<unknown>;
  /** Ends it in good order and answers its exit code. */
  stop(): Promise<number | null>;
}

/** Starts it with a configuration. */
export function runGateway(configFile: string): GatewayProcess {
  const child: ChildProcess = spawn(process.execPath, [main, '--config', configFile], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      for (const listener of [...listeners]) listener();
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const end = (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    return exited;
  };
  return {
    output: () => output,
    exited,
    said: (text) =>
      new Promise((resolve, reject) => {
        const fail = (why: string) => reject(new Error(`The gateway ${why} "${text}":\n${output}`));
        const limit = setTimeout(() => fail(`did not say within ${PATIENCE_MS / 1000} s`), PATIENCE_MS);
        const look = () => {
          if (!output.includes(text)) return;
          clearTimeout(limit);
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        void exited.then(() => {
          clearTimeout(limit);
          fail('ended before it said');
        });
        look();
      }),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
