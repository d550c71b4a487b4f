import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes a folder for this process; the answer gives it back. Two gateways in one spool would each send half of it.
 * @throws Error when another process that lives has it
 */
export function takeFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lock');
  const give = () => rmSync(file, { force: true });
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return give;
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    }
    const owner = ownerOf(file);
    if (owner !== null && isAlive(owner)) {
      throw new Error(
        `The spool ${folder} belongs to process ${owner}. End that gateway, or give this one its own folder.`,
      );
    }
    give();
  }
}

function ownerOf(file: string): number | null {
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return Number.isNaN(pid) ? null : pid;
}

/** In a container every process has the same number: one's own is that of a predecessor. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
