'use client';

import { useEffect, useState } from 'react';
import { useBackend, useSession, useSync } from '../sync/index.ts';
import type { Located } from './locate.ts';

/** What the server says of a thing that this device does not hold: null when there is no such thing. */
export type LocatedAnswer = Located | null | 'asking' | 'failed';

/**
 * Asks the server for a thing by its code or its id, once and again when the network is back. Null asks nothing: the last answer stays. The
 * script that asks comes when it is needed: without it, as without a network, the answer is `failed`.
 */
export function useLocated(by: 'barcode' | 'id', asked: string | null): LocatedAnswer {
  const { rpc } = useBackend();
  const session = useSession();
  const online = useSync()?.online;
  const tenantId = session.status === 'ready' ? session.tenant.id : null;
  const [answer, setAnswer] = useState<LocatedAnswer>('asking');

  useEffect(() => {
    // Until it is known whether there is a network, it is neither asked nor given up.
    if (asked === null || tenantId === null || online === undefined) return undefined;
    const stop = new AbortController();
    const say = (found: LocatedAnswer) => {
      if (!stop.signal.aborted) setAnswer(found);
    };
    const look = async () => {
      const { locate } = await import('./locate.ts');
      return locate(rpc, tenantId, by === 'id' ? { id: asked } : { barcode: asked }, stop.signal);
    };
    if (online) look().then(say, () => say('failed'));
    else say('failed');
    return () => stop.abort();
  }, [rpc, tenantId, by, asked, online]);
  return answer;
}
