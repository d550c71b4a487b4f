import { expect, test } from 'vitest';
import type { SyncStatus } from '../../lib/sync/status.ts';
import { type StatusSource, statusFeed } from './status-feed.ts';

const synced: SyncStatus = {
  ...{ pill: 'synced', waiting: 0, pictures: 0, held: 0, setAside: 0, online: true, pause: null, attention: null },
  ...{ lastError: null, lastSyncedAt: null, pulling: null, removed: false, complete: true },
};

/** A store whose status a test sets by hand. */
function byHand() {
  let next: ((status: SyncStatus) => void) | null = null;
  let reads = 0;
  const onStatus = new Set<() => void>();
  const store: StatusSource = {
    engine: {
      status: () => Promise.resolve(synced),
      onStatus: (listener: () => void) => {
        onStatus.add(listener);
        return () => onStatus.delete(listener);
      },
    },
    watch: (_read, listener) => {
      reads += 1;
      next = listener.next;
      return () => void (next = null);
    },
  };
  return {
    feed: statusFeed(store),
    say: (status: SyncStatus) => next?.(status),
    isRead: () => next !== null,
    reads: () => reads,
    onStatus,
  };
}

test('the status is read once, whoever many look', () => {
  const { feed, reads } = byHand();
  feed.subscribe(() => undefined);
  feed.subscribe(() => undefined);
  expect(reads()).toBe(1);
});

test('who looks hears of another status, not of the same one again', () => {
  const { feed, say } = byHand();
  let heard = 0;
  feed.subscribe(() => (heard += 1));
  say(synced);
  say({ ...synced });
  say({ ...synced, pill: 'waiting', waiting: 1 });
  expect([heard, feed.get()?.waiting]).toEqual([2, 1]);
});

test('what is no row makes it read again', () => {
  const { feed, reads, onStatus } = byHand();
  feed.subscribe(() => undefined);
  for (const listener of onStatus) listener();
  expect(reads()).toBe(2);
});

test('nothing is read when nobody looks any more', () => {
  const { feed, isRead, onStatus } = byHand();
  const leave = feed.subscribe(() => undefined);
  leave();
  expect([isRead(), onStatus.size]).toEqual([false, 0]);
});
