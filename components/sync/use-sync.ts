'use client';

import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Diagnostics } from '../../lib/sync/diagnostics.ts';
import type { Poke } from '../../lib/sync/ports.ts';
import type { SyncStatus } from '../../lib/sync/status.ts';
import { useOpenStore } from './context.ts';
import type { Elsewhere } from './session.ts';
import { useStoreRead } from './use-live.ts';

const nobody = () => () => undefined;
const unknown = () => undefined;

/** The truth about the network and the queue, live; undefined while the store opens. */
export function useSync(): SyncStatus | undefined {
  const feed = useOpenStore()?.status;
  return useSyncExternalStore(feed?.subscribe ?? nobody, feed?.get ?? unknown, unknown);
}

const NOWHERE: readonly Elsewhere[] = [];

/** What waits on this device in other laboratories of the same person, live; empty until it was read. */
export function useElsewhere(): readonly Elsewhere[] {
  const feed = useOpenStore()?.elsewhere;
  return useSyncExternalStore(feed?.subscribe ?? nobody, feed?.get ?? unknown, unknown) ?? NOWHERE;
}

/** Push and pull now. */
export function useSyncNow(): () => void {
  const store = useOpenStore();
  return useCallback(() => store?.engine.syncNow(), [store]);
}

/** Calls back for every notification of the laboratory's channel (`poke`: rows changed; `devices`: the devices' board changed). */
export function usePokes(listener: (poke: Poke) => void): void {
  const store = useOpenStore();
  useEffect(() => store?.engine.onPoke(listener), [store, listener]);
}

/** Says which site is worked in: its rows come first, and stay when not everything fits. */
export function useSetActiveSite(): (siteId: string) => Promise<void> {
  const store = useOpenStore();
  return useCallback(async (siteId) => store?.engine.setActiveScope(`site:${siteId}`), [store]);
}

/** Figures for the diagnostics part of the outbox screen. */
export function useDiagnostics(): Diagnostics | undefined {
  return useStoreRead(({ engine }) => engine.diagnostics(), []);
}
