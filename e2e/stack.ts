import { join, resolve } from 'node:path';
import { nextApp } from '../supabase/local/demo/app.ts';
import { buildIfStale } from '../supabase/local/demo/build.ts';
import { startRun } from '../supabase/local/demo/run.ts';
import { freePort } from '../supabase/local/ports.ts';

const project = resolve(import.meta.dirname, '..');

/** A whole product that a browser can open. */
export interface E2eStack {
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Starts the product on a free port: fresh database with the demo's data, every service, the production build of the app.
 * Its data lies beside the demo's, so that tests and a running demo do not meet.
 * `say` hears what happens meanwhile, line by line.
 */
export async function startE2eStack(say: (line: string) => void = print): Promise<E2eStack> {
  const run = await startRun({
    home: join(project, '.local', 'e2e'),
    reset: true,
    port: await freePort(),
    lan: false,
    prepareApp: () => buildIfStale(project, say),
    startApp: nextApp(project, 'start'),
    say,
    // What is looked for every minute is looked for more often here: a story that waits for the next minute tells nothing meanwhile.
    every: 3_000,
  });
  return { address: run.address, stop: () => run.stop() };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
