import type { AuthError, Session, SupabaseClient } from '@supabase/supabase-js';

/** Somebody with an account. */
export interface Person {
  readonly userId: string;
  readonly email: string;
}

/** How a sign-in went; `code` is one that has a message. */
export type SignInAnswer =
  { readonly ok: true; readonly person: Person } | { readonly ok: false; readonly code: string };

/** Sign-in by password or by a code sent by e-mail. */
export function browserAuth(client: () => Promise<SupabaseClient>) {
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

    /** Never told of an end: a rejected refresh is no sign-out, and nothing here may depend on one. */
    onSignedIn(listener: (person: Person) => void): () => void {
      let end: (() => void) | null = () => undefined;
      client().then(
        (supabase) => {
          if (end === null) return;
          const { data } = supabase.auth.onAuthStateChange((event, session) => {
            const person = personOf(session);
            if (person && (event === 'SIGNED_IN' || event === 'TOKEN_REFRESHED')) listener(person);
          });
          end = () => data.subscription.unsubscribe();
        },
        // Without a network there is no sign-in to hear of; the next page load tries again.
        () => undefined,
      );
      return () => {
        end?.();
        end = null;
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
