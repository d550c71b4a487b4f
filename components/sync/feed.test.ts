import { expect, test } from 'vitest';
import type { SyncStatus } from '../../lib/sync/status.ts';
import { feed, type FeedSource } from './feed.ts';

const synced: SyncStatus = {
  ...{ pill: 'synced', waiting: 0, pictures: 0, held: 0, setAside: 0, online: true, pause: null, attention: null },
  ...{ lastError: null, lastSyncedAt: null, pulling: null, removed: false, complete: true },
};

/** A store whose status a test sets by hand. */
function byHand() {
  let next: ((status: SyncStatus) => void) | null = null;
  let reads = 0;
  const others = new Set<() => void>();
  const store: FeedSource<SyncStatus> = {
    read: () => Promise.resolve(synced),
    onOther: (listener: () => void) => {
      others.add(listener);
      return () => others.delete(listener);
    },
    watch: (_read, listener) => {
      reads += 1;
      next = listener.next;
      return () => void (next = null);
    },
  };
  return {
    feed: feed(store),
    say: (status: SyncStatus) => next?.(status),
    isRead: () => next !== null,
    reads: () => reads,
    others,
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
  const { feed, reads, others } = byHand();
  feed.subscribe(() => undefined);
  for (const listener of others) listener();
  expect(reads()).toBe(2);
});

test('nothing is read when nobody looks any more', () => {
  const { feed, isRead, others } = byHand();
  const leave = feed.subscribe(() => undefined);
  leave();
  expect([isRead(), others.size]).toEqual([false, 0]);
});
