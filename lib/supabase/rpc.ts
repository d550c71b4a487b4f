import type { SupabaseClient } from '@supabase/supabase-js';

/** What came of a call: an answer or an error, with its status; 0 when nobody answered. */
export interface RpcAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly error: { readonly code: string; readonly message: string; readonly details: unknown } | null;
  readonly retryAfterMs: number | null;
}

const expired: RpcAnswer = {
  status: 401,
  data: null,
  error: { code: 'PGRST301', message: 'auth_expired', details: null },
  retryAfterMs: null,
};
const unreachable: RpcAnswer = {
  status: 0,
  data: null,
  error: { code: '', message: '', details: null },
  retryAfterMs: null,
};

/**
 * Calls functions as one person and nobody else: on a shared phone another tab may have signed in as somebody else, and one person's queue must
 * never go out under another's name. Without that person's session the answer is that of an expired one. A 401 is tried once more with a fresh
 * token, since a phone that slept may hold an old one.
 */
export function rpcAs(
  client: () => Promise<SupabaseClient>,
  userId: string,
  waitOf: (signal: AbortSignal) => number | null,
) {
  async function token(supabase: SupabaseClient, refresh: boolean): Promise<string | RpcAnswer> {
    const { data, error } = refresh ? await supabase.auth.refreshSession() : await supabase.auth.getSession();
    if (error && isNoAnswer(error.status)) return unreachable;
    return data.session?.user.id === userId ? data.session.access_token : expired;
  }

  async function once(
    supabase: SupabaseClient,
    call: { name: string; args: Readonly<Record<string, unknown>>; signal: AbortSignal },
    refresh: boolean,
  ): Promise<RpcAnswer> {
    const bearer = await token(supabase, refresh);
    if (typeof bearer !== 'string') return bearer;
    const answer = await supabase
      .rpc(call.name, call.args)
      .setHeader('Authorization', `Bearer ${bearer}`)
      .abortSignal(call.signal)
      .retry(false);
    const data: unknown = answer.data;
    const error = answer.error && {
      code: wordsOf(answer.error.code),
      message: wordsOf(answer.error.message),
      details: answer.error.details,
    };
    return { status: answer.status, data, error, retryAfterMs: waitOf(call.signal) };
  }

  return {
    async call(name: string, args: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<RpcAnswer> {
      let supabase: SupabaseClient;
      try {
        supabase = await client();
      } catch {
        return unreachable;
      }
      const first = await once(supabase, { name, args, signal }, false);
      if (first.status !== 401 || first === expired) return first;
      return once(supabase, { name, args, signal }, true);
    },
  };
}

/** The client types what it read and does not check it: a proxy's error may have no code, or a number for one. */
function wordsOf(said: unknown): string {
  return typeof said === 'string' ? said : '';
}

function isNoAnswer(status: number | undefined): boolean {
  return status === undefined || status === 0 || status >= 500;
}
