'use client';

import { useEffect, useState } from 'react';
import type { CustodyEvent } from '../../lib/domain/custody/model.ts';
import { SyncError } from '../../lib/sync/ports.ts';
import { useBackend, useSession, useSync } from '../sync/index.ts';
import { fetchHistory } from './fetch-history.ts';
import { keepHistory, keptHistory } from './history-store.ts';

/** What is known of a sample's history on this device now. */
export interface History {
  readonly events: readonly CustodyEvent[];
  /** When the server said so; null when it never has, on this phone. */
  readonly asOf: string | null;
  /** The server is being asked. */
  readonly asking: boolean;
}

/**
 * The history of a sample: what was kept from the last look at once, then the server's answer. `version` is anything that changes when the
 * sample does.
 */
export function useHistory(sampleId: string, version: string): History | undefined {
  const backend = useBackend();
  const session = useSession();
  const online = useSync()?.online ?? false;
  const tenantId = session.status === 'ready' ? session.tenant.id : null;
  const userId = session.status === 'ready' ? session.person.userId : null;
  const key = `${userId} ${tenantId} ${sampleId}`;
  const [found, setFound] = useState<{ key: string; history: History }>();

  useEffect(() => {
    if (tenantId === null) return;
    let current = true;
    const show = (history: History) => current && setFound({ key, history });
    const look = async () => {
      const kept = await keptHistory(key);
      const known = { events: kept?.events ?? [], asOf: kept?.asOf ?? null };
      show({ ...known, asking: online });
      if (!online) return;
      try {
        const events = await fetchHistory(backend, tenantId, sampleId);
        const asOf = new Date().toISOString();
        show({ events, asOf, asking: false });
        await keepHistory({ key, events, asOf });
      } catch (error) {
        if (!(error instanceof SyncError)) throw error;
        show({ ...known, asking: false });
      }
    };
    void look();
    return () => {
      current = false;
    };
  }, [backend, tenantId, sampleId, key, online, version]);
  return found?.key === key ? found.history : undefined;
}
