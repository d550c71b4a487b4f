import type { AuthError, Session, SupabaseClient } from '@supabase/supabase-js';

/** Somebody with an account. */
export interface Person {
  readonly userId: string;
  readonly email: string;
}

/** How a sign-in went; `code` is one that has a message. */
export type SignInAnswer =
  { readonly ok: true; readonly person: Person } | { readonly ok: false; readonly code: string };

/** Where supabase-js keeps a session: `sb-<first label of the host>-auth-token`. */
const isSessionKey = (key: string): boolean => /^sb-.*-auth-token$/.test(key);

/** Whether this device keeps a session, whoever's and however old. */
const mayBeIn = (): boolean => Object.keys(window.localStorage).some(isSessionKey);

/**
 * Sign-in by password or by a code sent by e-mail.
 *
 * @param whenMade - Tells when the client is made, which `client` may have done for somebody else; answers the end of the telling.
 */
export function browserAuth(
  client: () => Promise<SupabaseClient>,
  whenMade: (tell: (supabase: SupabaseClient) => void) => () => void,
) {
  async function asked(
    ask: (supabase: SupabaseClient) => Promise<{ data: { session: Session | null }; error: AuthError | null }>,
  ): Promise<SignInAnswer> {
    const supabase = await client().catch(() => null);
    if (!supabase) return { ok: false, code: 'offline' };
    const { data, error } = await ask(supabase);
    if (error) return { ok: false, code: codeOf(error) };
    const person = personOf(data.session);
    return person ? { ok: true, person } : { ok: false, code: 'internal' };
  }

  return {
    signIn: (email: string, password: string) =>
      asked((supabase) => supabase.auth.signInWithPassword({ email, password })),

    verifyCode: (email: string, code: string) =>
      asked((supabase) => supabase.auth.verifyOtp({ email, token: code, type: 'email' })),

    /** Whoever was invited by this address gets an account with the first code. */
    async requestCode(email: string): Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string }> {
      const supabase = await client().catch(() => null);
      if (!supabase) return { ok: false, code: 'offline' };
      const { error } = await supabase.auth.signInWithOtp({ email });
      return error ? { ok: false, code: codeOf(error) } : { ok: true };
    },

    /** This device alone, and without a network too: the token is forgotten first. */
    async signOut(): Promise<void> {
      const supabase = await client().catch(() => null);
      await supabase?.auth.signOut({ scope: 'local' });
    },

    async current(): Promise<Person | null> {
      const supabase = await client().catch(() => null);
      const answer = await supabase?.auth.getSession();
      return personOf(answer?.data.session ?? null);
    },

    mayBeIn,

    /**
     * Never told of an end: a rejected refresh is no sign-out, and nothing here may depend on one. supabase-js is not loaded for this alone:
     * where no session is kept, one can only come by something this tab asks of it, or from another tab.
     */
    onSignedIn(listener: (person: Person) => void): () => void {
      let end: (() => void) | null = null;
      const listen = (supabase: SupabaseClient) => {
        const { data } = supabase.auth.onAuthStateChange((event, session) => {
          const person = personOf(session);
          if (person && (event === 'SIGNED_IN' || event === 'TOKEN_REFRESHED')) listener(person);
        });
        end = () => data.subscription.unsubscribe();
      };
      const endTelling = whenMade(listen);
      // Without a network there is no sign-in to hear of; the next thing that needs the client tries again.
      const load = () => void client().catch(() => undefined);
      const fromAnotherTab = async ({ key, newValue }: StorageEvent) => {
        // A client that is there hears of it from the other tab's.
        if (end !== null || key === null || newValue === null || !isSessionKey(key)) return;
        const supabase = await client().catch(() => null);
        const answer = await supabase?.auth.getSession();
        const person = personOf(answer?.data.session ?? null);
        if (person) listener(person);
      };
      const onStorage = (event: StorageEvent) => void fromAnotherTab(event);
      window.addEventListener('storage', onStorage);
      if (mayBeIn()) load();
      return () => {
        window.removeEventListener('storage', onStorage);
        endTelling();
        end?.();
      };
    },
  };
}

function personOf(session: Session | null): Person | null {
  return session && { userId: session.user.id, email: session.user.email ?? '' };
}

const CODES: Readonly<Record<string, string>> = {
  invalid_credentials: 'invalid_credentials',
  email_not_confirmed: 'invalid_credentials',
  otp_expired: 'code_invalid',
  over_request_rate_limit: 'too_many_attempts',
  over_email_send_rate_limit: 'too_many_attempts',
  otp_disabled: 'account_unknown',
  signup_disabled: 'account_unknown',
  user_not_found: 'account_unknown',
  user_banned: 'account_unknown',
};

function codeOf({ code, status }: AuthError): string {
  const known = code === undefined ? undefined : CODES[code];
  if (known !== undefined) return known;
  if (status === undefined || status === 0) return 'offline';
  if (status === 429) return 'too_many_attempts';
  return status >= 500 ? 'transient' : 'internal';
}
