'use client';

import { useCallback, useState } from 'react';
import type { OutboxEntry, OutboxItem } from '../../lib/sync/outbox/model.ts';
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

/** Commands are asked for from a round place on: a list that grows and drops its oldest is still the same question for a while. */
const STEP = 64;
const NONE: ReadonlyMap<number, OutboxEntry> = new Map();

/**
 * The commands of this device from this place in its order on, by their places, live; empty until read. One that stands as before stays the same
 * object, so that what shows it need not be drawn again.
 */
export function useOutboxSince(seq: number | null): ReadonlyMap<number, OutboxEntry> {
  const from = seq === null ? null : seq - (seq % STEP);
  const [last, setLast] = useState(NONE);
  const [known] = useState(() => new Map<number, OutboxEntry>());
  const items = useStoreRead(
    async ({ engine }) => {
      const entries = from === null ? [] : await engine.outbox.since(from);
      for (const entry of entries) known.set(entry.seq, standing(known.get(entry.seq), entry));
      return new Map(entries.map((entry) => [entry.seq, known.get(entry.seq) ?? entry]));
    },
    [from],
  );
  if (items !== undefined && items !== last) setLast(items);
  return items ?? last;
}

function standing(before: OutboxEntry | undefined, now: OutboxEntry): OutboxEntry {
  const isSame = before?.id === now.id && before.state === now.state && before.settledAt === now.settledAt;
  return isSame ? before : now;
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
