import type { OutboxItem } from '../../lib/sync/outbox/model.ts';

/** The outbox as a person reads it: what needs them first, then what is on its way, then what is settled. */
export interface OutboxGroups {
  /** Refused, impossible to send, or the cause of a conflict that nobody has settled: waits for the person. */
  readonly attention: readonly OutboxItem[];
  /** Oldest first, the order in which they go. */
  readonly waiting: readonly OutboxItem[];
  readonly settled: readonly OutboxItem[];
}

/** Sorts commands, given newest first, into the groups of the screen. `contested`: those whose conflict is open, by their ids. */
export function outboxGroups(items: readonly OutboxItem[], contested: ReadonlySet<string>): OutboxGroups {
  const groups: Record<keyof OutboxGroups, OutboxItem[]> = { attention: [], waiting: [], settled: [] };
  for (const item of items) groups[groupOf(item, contested)].push(item);
  return { ...groups, waiting: groups.waiting.toReversed() };
}

function groupOf(item: OutboxItem, contested: ReadonlySet<string>): keyof OutboxGroups {
  if (item.state === 'quarantined' || isStuck(item)) return 'attention';
  if (itemState(item) === 'conflict' && contested.has(item.id)) return 'attention';
  return item.state === 'queued' || item.state === 'sending' ? 'waiting' : 'settled';
}

/** No call with it gets a clear answer: it is tried on by itself, and a person may only give it up. */
export function isStuck({ state, stuckSince }: OutboxItem): boolean {
  return stuckSince !== null && (state === 'queued' || state === 'sending');
}

/** What a line says about itself. */
export type ItemState =
  | 'queued'
  | 'held'
  | 'sending'
  | 'stuck'
  | 'set_aside'
  | 'applied'
  | 'conflict'
  | 'resolved'
  | 'refused'
  | 'replaced'
  | 'discarded';

/** The state of one command in the reader's terms; `resolved`: its conflict is settled. */
export function itemState(item: OutboxItem, resolved = false): ItemState {
  if (isStuck(item)) return 'stuck';
  switch (item.state) {
    case 'queued':
      return item.held ? 'held' : 'queued';
    case 'quarantined':
      return 'set_aside';
    case 'done':
      if (item.verdict?.status === 'conflict') return resolved ? 'resolved' : 'conflict';
      return item.verdict?.status === 'rejected' ? 'refused' : 'applied';
    case 'sending':
    case 'replaced':
    case 'discarded':
      return item.state;
  }
}
