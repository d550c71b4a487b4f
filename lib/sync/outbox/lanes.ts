import type { NamedCommand, Touches } from '../ports.ts';
import type { OutboxEntry } from './model.ts';

/**
 * Which of the waiting commands must wait behind a set-aside one: those that read or write what it, or another held one before them, writes.
 * All others go on. `entries` are the unsendable and the waiting ones.
 */
export function heldSeqs(
  entries: readonly OutboxEntry[],
  touches: (command: NamedCommand) => Touches,
): ReadonlySet<number> {
  const blocked = new Set<string>();
  const held = new Set<number>();
  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) {
    const { writes, reads } = touches(entry);
    const isAside = entry.state === 'quarantined' && entry.unsendable;
    if (!isAside && ![...writes, ...reads].some((key) => blocked.has(key))) continue;
    if (!isAside) held.add(entry.seq);
    for (const key of writes) blocked.add(key);
  }
  return held;
}
