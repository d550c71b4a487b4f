import { readdirSync } from 'node:fs';
import { describeProcess } from '../../processes.ts';

/** Everything that a process started, and what that started. */
export function descendants(root: number): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const parents = new Map(all.map((pid) => [pid, describeProcess(pid)?.parent]));
  const found: number[] = [];
  for (let next: number[] = [root]; next.length > 0;) {
    next = all.filter((pid) => next.includes(parents.get(pid) ?? -1));
    found.push(...next);
  }
  return found;
}
