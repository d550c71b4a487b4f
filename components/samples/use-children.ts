'use client';

import { useEffect, useState } from 'react';
import { SyncError } from '../../lib/sync/ports.ts';
import { useBackend, useSession, useSync } from '../sync/index.ts';
import { fetchChildren } from './fetch-history.ts';

/** Ids of the samples made from this one; null when the server cannot be asked now. */
export function useChildren(sampleId: string): readonly string[] | null | undefined {
  const backend = useBackend();
  const session = useSession();
  const online = useSync()?.online ?? false;
  const tenantId = session.status === 'ready' ? session.tenant.id : null;
  const [found, setFound] = useState<{ sampleId: string; ids: readonly string[] | null }>();
  useEffect(() => {
    if (tenantId === null || !online) return;
    let current = true;
    const look = async () => {
      try {
        const ids = await fetchChildren(backend, tenantId, sampleId);
        if (current) setFound({ sampleId, ids });
      } catch (error) {
        if (!(error instanceof SyncError)) throw error;
        if (current) setFound({ sampleId, ids: null });
      }
    };
    void look();
    return () => {
      current = false;
    };
  }, [backend, tenantId, sampleId, online]);
  if (found?.sampleId === sampleId) return found.ids;
  return online ? undefined : null;
}
