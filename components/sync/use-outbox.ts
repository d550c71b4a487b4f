'use client';

import { useCallback } from 'react';
import type { OutboxItem } from '../../lib/sync/outbox/model.ts';
import { requireStore, useOpenStore } from './context.ts';
import { useStoreRead } from './use-live.ts';

/** The newest commands of this device with their state and verdict, waiting ones and settled ones; undefined until read. */
export function useOutbox(limit = 200): OutboxItem[] | undefined {
  return useStoreRead(({ engine }) => engine.outbox.list(limit), [limit]);
}

/** One command of this device, live; null when it is not (or no longer) known. */
export function useOutboxItem(id: string | null): OutboxItem | null | undefined {
  return useStoreRead(async ({ engine }) => (id === null ? null : ((await engine.outbox.get(id)) ?? null)), [id]);
}

/** How many commands would be lost with this device's store: waiting and set-aside ones. */
export function useUnsyncedCount(): number | undefined {
  return useStoreRead(({ engine }) => engine.outbox.unsyncedCount(), []);
}

/** What a person can do with a set-aside command. */
export interface SetAsideActions {
  /** Gives it again as a new command, and those held behind it; answers the new id. */
  retry(id: string): Promise<string>;
  /** Gives it up; it stays listed with the reason. */
  discard(id: string, reason: string): Promise<void>;
}

/** Retry and discard of set-aside commands. */
export function useSetAsideActions(): SetAsideActions {
  const store = useOpenStore();
  const retry = useCallback((id: string) => requireStore(store).engine.outbox.retry(id), [store]);
  const discard = useCallback(
    (id: string, reason: string) => requireStore(store).engine.outbox.discard(id, reason),
    [store],
  );
  return { retry, discard };
}
