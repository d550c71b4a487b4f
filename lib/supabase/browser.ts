import type { SupabaseClient } from '@supabase/supabase-js';
import { browserSupabaseUrl, publicEnv } from '../config/env.ts';
import { endingAuth } from './auth-patience.ts';
import { browserAuth } from './browser-auth.ts';
import { evidenceAs } from './evidence.ts';
import { tenantPokes } from './pokes.ts';
import { retryAfterWatch } from './retry-after.ts';
import { rpcAs } from './rpc.ts';

/**
 * The backend as a person in a browser reaches it: their own rights, nothing more. supabase-js itself (and its socket) is loaded with the first
 * thing that needs the network, so that a field screen opens without it.
 */
export function browserBackend() {
  const env = publicEnv();
  const address = browserSupabaseUrl(env, window.location.origin);
  const watch = retryAfterWatch(endingAuth((input, init) => window.fetch(input, init)));
  let made: Promise<SupabaseClient> | undefined;

  let ready: SupabaseClient | undefined;
  const told = new Set<(supabase: SupabaseClient) => void>();

  async function make(): Promise<SupabaseClient> {
    const { createClient } = await import('@supabase/supabase-js');
    // Whoever asks knows when to ask again; a client that tries three times more by itself leaves a screen without a network waiting for 7 s.
    const supabase = createClient(address, env.supabaseKey, { global: { fetch: watch.fetch }, db: { retry: false } });
    ready = supabase;
    for (const tell of told) tell(supabase);
    return supabase;
  }

  function client(): Promise<SupabaseClient> {
    // A script that could not be fetched (no network yet) is asked for again the next time.
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  }

  return {
    address,
    client,
    auth: browserAuth(client, (tell) => {
      told.add(tell);
      if (ready) tell(ready);
      return () => told.delete(tell);
    }),
    rpcAs: (userId: string) => rpcAs(client, userId, watch.waitOf),
    evidenceAs: (userId: string) => evidenceAs(client, userId),
    pokes: tenantPokes(client),
  };
}
