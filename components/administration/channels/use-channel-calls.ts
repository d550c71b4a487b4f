'use client';

import { useCallback, useState } from 'react';
import { useSayError } from '../../commands/use-say-error.ts';
import { type Called, callDatabase, callFunction } from '../../remote/call-server.ts';
import { useBackend, useSession } from '../../sync/index.ts';
import { useToast } from '../../ui/toast.tsx';

/** Saving and trying a channel; why the server refused stays in `refusal` until the next call. */
export function useChannelCalls() {
  const backend = useBackend();
  const session = useSession();
  const toast = useToast();
  const say = useSayError();
  const [refusal, setRefusal] = useState<string>();
  const tenantId = session.status === 'ready' ? session.tenant.id : null;

  const told = useCallback(
    (called: Called, text: string) => {
      if (called.ok) toast({ tone: 'ok', text });
      setRefusal(called.ok ? undefined : say(called.code));
      return called.ok;
    },
    [toast, say],
  );
  return {
    refusal,
    save: async (values: Readonly<Record<string, unknown>>, text: string) =>
      told(await callFunction(backend, 'channels', { tenantId, ...values }), text),
    test: async (channelId: string, text: string) =>
      told(await callDatabase(backend, 'test_channel', { p_tenant_id: tenantId, p_channel_id: channelId }), text),
  };
}
