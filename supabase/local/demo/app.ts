import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild, type Child } from '../child.ts';
import { freePort, isListening } from '../ports.ts';
import { buildEnvironment } from './build.ts';

/** The running app behind the front door. */
export interface RunningApp {
  port: number;
  exited: Promise<number>;
  stop(): Promise<void>;
}

/** Starts an app that finds the backend at `backendUrl`. */
export type AppStarter = (backendUrl: string) => Promise<RunningApp>;

/** The product's own app: its production build, or its sources with hot reload. */
export function nextApp(project: string, mode: 'start' | 'dev'): AppStarter {
  return async (backendUrl) => {
    const port = await freePort();
    const next = join(project, 'node_modules/next/dist/bin/next');
    const args = [next, mode, ...(mode === 'dev' ? ['--webpack'] : []), '-H', '127.0.0.1', '-p', String(port)];
    const log = join(project, '.local', 'logs', 'app.log');
    mkdirSync(dirname(log), { recursive: true });
    const output = mode === 'dev' ? 'inherit' : openSync(log, 'w');
    const child = startChild({
      command: process.execPath,
      args,
      cwd: project,
      env: {
        ...process.env,
        ...buildEnvironment,
        NODE_ENV: mode === 'dev' ? 'development' : 'production',
        SUPABASE_INTERNAL_URL: backendUrl,
      },
      stopSignal: 'SIGTERM',
      output,
    });
    if (output !== 'inherit') closeSync(output);
    await untilListening(child, port, () => (output === 'inherit' ? '' : readFileSync(log, 'utf8')));
    return { port, exited: child.exited, stop: () => child.stop() };
  };
}

/** Waits until the app takes connections. */
export async function untilListening(child: Child, port: number, readLog: () => string): Promise<void> {
  for (let waited = 0; waited < 120_000 && !child.ended; waited += 50) {
    if (await isListening(port)) return;
    await pause(50);
  }
  await child.stop();
  throw new Error(`The app did not start:\n${readLog().split('\n').slice(-20).join('\n')}`);
}
