'use client';

import { createContext, useContext } from 'react';
import type { DocOf } from '../../lib/domain/world/ports.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import type { SyncEngine } from '../../lib/sync/engine.ts';
import type { SyncStatus } from '../../lib/sync/status.ts';
import type { Backend } from './backend.ts';
import type { Feed } from './feed.ts';
import type { Elsewhere, Session, SessionActions } from './session.ts';
import type { WatchListener } from './watch.ts';

/** The open store of the person at this device, with its engine. */
export interface OpenStore {
  readonly engine: SyncEngine<DocOf>;
  readonly queries: LocalQueries;
  readonly status: Feed<SyncStatus>;
  /** What waits on this device in other laboratories of the same person. */
  readonly elsewhere: Feed<readonly Elsewhere[]>;
  /** Runs a read, and again whenever something it read has changed, in whichever tab. Returns the end of it. */
  watch<T>(read: () => Promise<T>, listener: WatchListener<T>): () => void;
  /** Ends everything about it. */
  close(): Promise<void>;
}

/** What `SyncProvider` gives to the hooks. */
export interface SyncContextValue {
  readonly backend: Backend;
  readonly session: Session;
  readonly actions: SessionActions;
  /** Null until a person and a laboratory are known and their store is open. */
  readonly store: OpenStore | null;
  /** Why the store cannot be opened: `store_newer` (an older app on a newer store), `storage_failed`. */
  readonly storeError: string | null;
}

/** Filled by `SyncProvider`. */
export const SyncContext = createContext<SyncContextValue | null>(null);

/** The provider's value; a hook outside of it is a mistake of the programmer. */
export function useSyncContext(): SyncContextValue {
  const value = useContext(SyncContext);
  if (value === null) throw new Error('This component needs a SyncProvider above it');
  return value;
}

/** The open store; undefined while it is not open yet. */
export function useOpenStore(): OpenStore | undefined {
  return useSyncContext().store ?? undefined;
}

/** The open store for something a person does; screens inside `SignedIn` always have one. */
export function requireStore(store: OpenStore | undefined): OpenStore {
  if (!store) throw new Error('The store is not open: show this only to somebody signed in');
  return store;
}
