import type { SupabaseClient } from '@supabase/supabase-js';
import type { Role } from '../../lib/domain/members/model.ts';
import type { Branding } from '../../lib/domain/tenants/model.ts';
import type { AttachmentPort, PokePort, RpcPort } from '../../lib/sync/ports.ts';

/** Somebody with an account. The id is who they are; a token is only a proof that expires. */
export interface Person {
  readonly userId: string;
  readonly email: string;
}

/** A laboratory this person belongs to. */
export interface TenantChoice {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  readonly branding: Branding;
}

/** How a sign-in went: `code` is `invalid_credentials`, `code_invalid`, `too_many_attempts`, `account_unknown`, `offline`, `transient` or `internal`. */
export type SignInAnswer =
  { readonly ok: true; readonly person: Person } | { readonly ok: false; readonly code: string };

/** Sign-in as the session needs it. */
export interface AuthPort {
  signIn(email: string, password: string): Promise<SignInAnswer>;
  /** Sends a code to the address. */
  requestCode(email: string): Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string }>;
  verifyCode(email: string, code: string): Promise<SignInAnswer>;
  /** Ends the session on this device alone; needs no network. */
  signOut(): Promise<void>;
  /** Who holds a session that can be used now; null when nobody, or when that cannot be known without a network. */
  current(): Promise<Person | null>;
  /** Whether this device keeps somebody's session, usable or not: known at once, without a network. */
  mayBeIn(): boolean;
  /** Calls back when somebody's session becomes usable (again). There is no event for its end: nothing may depend on that. */
  onSignedIn(listener: (person: Person) => void): () => void;
}

/**
 * The server as this room needs it; `lib/supabase/browser.ts` makes the real one and the app hands it to `SyncProvider`, so that nothing here
 * knows where the server is.
 */
export interface Connection {
  /** Address of the server: stores of different servers are different stores. */
  readonly address: string;
  readonly auth: AuthPort;
  /** Calls in the name of one person; with anybody else's session the answer is that of an expired sign-in. */
  rpcAs(userId: string): RpcPort;
  /** Sends a photo in the name of one person; answers with a status, 0 when nobody answered. */
  evidenceAs(
    userId: string,
  ): (file: Parameters<AttachmentPort['upload']>[0]) => Promise<{ readonly status: number; readonly message: string }>;
  readonly pokes: PokePort;
  client(): Promise<SupabaseClient>;
}

/** The server as screens use it, with the person's own rights, for what is not kept on the device. */
export interface Backend {
  readonly address: string;
  /** Functions of the database, in the name of the person at this device. */
  readonly rpc: RpcPort;
  /** The supabase-js client: history, presence, uploads. */
  client(): Promise<SupabaseClient>;
}
