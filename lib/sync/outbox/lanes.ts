import type { NamedCommand, Touches } from '../ports.ts';
import type { StoredEntry } from './model.ts';

/**
 * Which of the waiting commands must wait behind one that blocks: those that read or write what it, or another held one before them, writes.
 * All others go on.
 */
export function heldSeqs(
  entries: readonly StoredEntry[],
  touches: (command: NamedCommand) => Touches,
): ReadonlySet<number> {
  const blocked = new Set<string>();
  const held = new Set<number>();
  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) {
    const { writes, reads } = touches(entry);
    const isBlocker = entry.blocks === 1;
    if (!isBlocker && ![...writes, ...reads].some((key) => blocked.has(key))) continue;
    if (!isBlocker) held.add(entry.seq);
    for (const key of writes) blocked.add(key);
  }
  return held;
}
