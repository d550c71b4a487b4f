import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startChild } from './child.ts';
import { freePort, isListening } from './ports.ts';

const projectDirectory = fileURLToPath(new URL('../..', import.meta.url));

/** An edge function that answers. */
export interface RunningFunction {
  url: string;
  exited: Promise<number>;
  stop(): Promise<void>;
}

/** Starts one function in Deno and waits until it listens. Nothing is fetched: what it imports is installed already. */
export async function startDeno(entry: string, environment: Record<string, string>): Promise<RunningFunction> {
  const port = await freePort();
  const cache = join(projectDirectory, '.local', 'deno');
  mkdirSync(cache, { recursive: true });
  const child = startChild({
    command: join(dirname(createRequire(import.meta.url).resolve('deno/package.json')), 'deno'),
    args: [
      'run',
      '--quiet',
      '--no-prompt',
      '--no-lock',
      '--no-remote',
      '--cached-only',
      '--node-modules-dir=manual',
      '--allow-net',
      '--allow-env',
      `--allow-read=${projectDirectory}`,
      entry,
    ],
    cwd: dirname(entry),
    env: {
      NODE_ENV: 'production',
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      DENO_DIR: cache,
      DENO_NO_UPDATE_CHECK: '1',
      DENO_SERVE_ADDRESS: `tcp:127.0.0.1:${port}`,
      NO_COLOR: '1',
      ...environment,
    },
    stopSignal: 'SIGTERM',
    output: 'inherit',
  });
  for (let waited = 0; waited < 30_000 && !child.ended; waited += 25) {
    if (await isListening(port))
      return { url: `http://127.0.0.1:${port}`, exited: child.exited, stop: () => child.stop() };
    await pause(25);
  }
  await child.stop();
  throw new Error(`${entry} does not listen`);
}
