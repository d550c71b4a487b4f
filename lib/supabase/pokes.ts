import type { RealtimeChannel, SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';

/** Milliseconds for which a fresh subscription may still miss what is sent. */
const DEAF_MS = 4_000;
/** Milliseconds between tries to get at the client at all. */
const AGAIN_MS = 30_000;
/** Milliseconds until a channel that the server has closed is joined anew. */
const REJOIN_MS = 10_000;

const broadcast = z.object({
  event: z.string(),
  payload: z.object({ version: z.number().int().nullish() }).optional(),
});

/** The states are an enum that is only there once supabase-js is loaded. */
const isSubscribed = (status: string): boolean => status === 'SUBSCRIBED';
const isClosed = (status: string): boolean => status === 'CLOSED';

interface Listener {
  onReady(): void;
  onPoke(poke: { event: string; version: number | null }): void;
}

/**
 * The private channel of a tenant. Its messages say that something changed and never what; whoever may hear them is decided by RLS on
 * `realtime.messages`. The channel rejoins by itself after an error, but not when the server has closed it, which it does when the token runs out
 * (a sign-in that has expired, a tab whose timers slept): then it is joined anew, with the token of that time.
 */
export function tenantPokes(client: () => Promise<SupabaseClient>, { rejoinMs = REJOIN_MS } = {}) {
  async function join(tenantId: string, listener: Listener, onClosed: () => void): Promise<() => void> {
    const supabase = await client();
    await supabase.realtime.setAuth();
    let late: ReturnType<typeof setTimeout> | undefined;
    const channel: RealtimeChannel = supabase
      .channel(`tenant:${tenantId}`, { config: { private: true } })
      .on('broadcast', { event: '*' }, (message: unknown) => {
        const read = broadcast.safeParse(message);
        if (read.success) listener.onPoke({ event: read.data.event, version: read.data.payload?.version ?? null });
      })
      .subscribe((status) => {
        if (isClosed(status)) onClosed();
        if (!isSubscribed(status)) return;
        listener.onReady();
        clearTimeout(late);
        late = setTimeout(() => listener.onReady(), DEAF_MS);
      });
    return () => {
      clearTimeout(late);
      void supabase.removeChannel(channel);
    };
  }

  return {
    subscribe(tenantId: string, listener: Listener): () => void {
      let ended = false;
      let leave: (() => void) | undefined;
      let again: ReturnType<typeof setTimeout> | undefined;
      const goAfter = (ms: number) => {
        clearTimeout(again);
        if (!ended) again = setTimeout(go, ms);
      };
      const go = () => {
        join(tenantId, listener, () => goAfter(rejoinMs)).then(
          (found) => {
            if (ended) found();
            else leave = found;
          },
          () => goAfter(AGAIN_MS),
        );
      };
      go();
      return () => {
        ended = true;
        clearTimeout(again);
        leave?.();
      };
    },
  };
}
