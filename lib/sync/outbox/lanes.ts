import type { NamedCommand, Touches } from '../ports.ts';
import type { OutboxEntry } from './model.ts';

/** Whether later commands on the same things must wait until this one is settled. */
export function isInTheWay({ state, unsendable, stuckSince }: OutboxEntry): boolean {
  return state === 'quarantined' ? unsendable : stuckSince !== null;
}

/**
 * Which of the waiting commands must wait behind one that is in the way: those that read or write what it, or another held one before them,
 * writes. All others go on. `entries` are the set-aside and the waiting ones.
 */
export function heldSeqs(
  entries: readonly OutboxEntry[],
  touches: (command: NamedCommand) => Touches,
): ReadonlySet<number> {
  const blocked = new Set<string>();
  const held = new Set<number>();
  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) {
    const { writes, reads } = touches(entry);
    const isBlocker = isInTheWay(entry);
    if (!isBlocker && (entry.state === 'quarantined' || ![...writes, ...reads].some((key) => blocked.has(key))))
      continue;
    if (!isBlocker) held.add(entry.seq);
    for (const key of writes) blocked.add(key);
  }
  return held;
}
