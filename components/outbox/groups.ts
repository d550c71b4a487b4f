import type { OutboxItem } from '../../lib/sync/outbox/model.ts';

/** The outbox as a person reads it: what needs them first, then what is on its way, then what is settled. */
export interface OutboxGroups {
  /** Refused, or impossible to send: waits for the person. */
  readonly attention: readonly OutboxItem[];
  /** Oldest first, the order in which they go. */
  readonly waiting: readonly OutboxItem[];
  readonly settled: readonly OutboxItem[];
}

/** Sorts commands, given newest first, into the groups of the screen. */
export function outboxGroups(items: readonly OutboxItem[]): OutboxGroups {
  const attention = items.filter(({ state }) => state === 'quarantined');
  const waiting = items.filter(({ state }) => state === 'queued' || state === 'sending').toReversed();
  const settled = items.filter(({ state }) => state === 'done' || state === 'replaced' || state === 'discarded');
  return { attention, waiting, settled };
}

/** What a line says about itself. */
export type ItemState =
  'queued' | 'held' | 'sending' | 'set_aside' | 'applied' | 'conflict' | 'refused' | 'replaced' | 'discarded';

/** The state of one command in the reader's terms. */
export function itemState(item: OutboxItem): ItemState {
  switch (item.state) {
    case 'queued':
      return item.held ? 'held' : 'queued';
    case 'quarantined':
      return 'set_aside';
    case 'done':
      if (item.verdict?.status === 'conflict') return 'conflict';
      return item.verdict?.status === 'rejected' ? 'refused' : 'applied';
    case 'sending':
    case 'replaced':
    case 'discarded':
      return item.state;
  }
}
