import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describeProcess } from './processes.ts';

function recordedPid(dataDirectory: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Ends a server of this data directory whose watchdog was killed, and clears a pid file whose number now belongs to
 * another program. A server that is still watched is somebody's running stack: that is an error.
 */
export async function stopOrphan(dataDirectory: string): Promise<void> {
  const pid = recordedPid(dataDirectory);
  if (pid === undefined) return;
  const found = describeProcess(pid);
  if (!found?.command.includes(dataDirectory)) {
    rmSync(join(dataDirectory, 'postmaster.pid'), { force: true });
    return;
  }
  if (describeProcess(found.parent)?.command.includes('watchdog.ts')) {
    throw new Error(`The database in ${dataDirectory} is already running (process ${pid})`);
  }
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 15_000; waited += 50) {
    if (!describeProcess(pid)) return;
    await pause(50);
  }
  throw new Error(`A leftover database server (process ${pid}) does not stop`);
}
