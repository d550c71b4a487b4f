import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process of this machine. */
export interface Process {
  parent: number;
  command: string;
}

/** Parent and command line of a process, or undefined when there is none with that id. */
export function describeProcess(pid: number): Process | undefined {
  try {
    if (process.platform === 'linux') {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      if (/^State:\s+[ZX]/m.test(status)) return undefined;
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return { parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]), command };
    }
    const text = execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [, parent, command] = /^(\d+)\s+(.*)$/s.exec(text) ?? [];
    return parent && command ? { parent: Number(parent), command } : undefined;
  } catch {
    // There is no such process: /proc has no entry for it, and `ps` answers with an error.
    return undefined;
  }
}

/** The processes that started this one, nearest first, up to the first that `last` recognises; none when none does. */
export function ancestorsUpTo(last: (process: Process) => boolean): number[] {
  const found: number[] = [];
  for (let pid = process.ppid; pid > 1 && found.length < 6;) {
    const described = describeProcess(pid);
    if (!described) return [];
    found.push(pid);
    if (last(described)) return found;
    pid = described.parent;
  }
  return [];
}
