'use client';

import { useCallback } from 'react';
import { useSayError } from '../commands/use-say-error.ts';
import { useBackend, useSession } from '../sync/index.ts';
import { useToast } from '../ui/toast.tsx';
import { callDatabase } from './call-server.ts';

/** Sends something that never got through once more, and says `sent` or why not. */
export function useReplay(): (deliveryId: string, sent: string) => Promise<void> {
  const backend = useBackend();
  const session = useSession();
  const toast = useToast();
  const say = useSayError();
  const tenantId = session.status === 'ready' ? session.tenant.id : null;
  return useCallback(
    async (deliveryId, sent) => {
      const args = { p_tenant_id: tenantId, p_delivery_id: deliveryId };
      const called = await callDatabase(backend, 'replay_delivery', args);
      if (called.ok) toast({ tone: 'ok', text: sent });
      else toast({ tone: 'danger', text: say(called.code) });
    },
    [backend, tenantId, toast, say],
  );
}
