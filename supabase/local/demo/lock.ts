import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { describeProcess } from '../processes.ts';

const holder = z.object({ pid: z.number(), command: z.string(), address: z.string().nullable() });

/** The right to run on one folder of data. */
export interface Lock {
  /** Tells others where this one answers. */
  announce(address: string): void;
  release(): void;
}

function read(file: string): z.infer<typeof holder> | undefined {
  try {
    return holder.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    // No lock, or one that was half written when its process was killed.
    return undefined;
  }
}

/** Takes the lock, or says who holds it. A lock whose process is gone does not count. */
export function takeLock(file: string): Lock {
  const found = read(file);
  if (found && found.pid !== process.pid && describeProcess(found.pid)?.command === found.command) {
    const where = found.address ? ` at ${found.address}` : '';
    throw new Error(`It is already running${where} (process ${found.pid}). Stop that one first.`);
  }
  const command = describeProcess(process.pid)?.command ?? '';
  const write = (address: string | null) => writeFileSync(file, JSON.stringify({ pid: process.pid, command, address }));
  mkdirSync(dirname(file), { recursive: true });
  write(null);
  return { announce: write, release: () => rmSync(file, { force: true }) };
}
