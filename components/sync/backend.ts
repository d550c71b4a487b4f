import type { SupabaseClient } from '@supabase/supabase-js';
import type { Role } from '../../lib/domain/members/model.ts';
import type { Branding } from '../../lib/domain/tenants/model.ts';
import type { PokePort, RpcPort } from '../../lib/sync/ports.ts';

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

/** Sign-in as the screens need it. Failures are `SyncError`s with a code that has a message. */
export interface AuthPort {
  signIn(email: string, password: string): Promise<Person>;
  /** Sends a code to the address. */
  requestCode(email: string): Promise<void>;
  verifyCode(email: string, code: string): Promise<Person>;
  /** Ends the session on this device alone. */
  signOut(): Promise<void>;
  /** Who holds a session that can be used now; null when nobody, or when that cannot be known without a network. */
  current(): Promise<Person | null>;
  /** Calls back when somebody's session becomes usable (again). There is no event for its end: nothing may depend on that. */
  onSignedIn(listener: (person: Person) => void): () => void;
}

/**
 * The server as the screens reach it; `lib/supabase/browser.ts` makes the real one. It is handed to `SyncProvider` by the app, so that
 * nothing here knows where the server is.
 */
export interface Backend {
  /** Address of the server: stores of different servers are different stores. */
  readonly address: string;
  readonly auth: AuthPort;
  readonly rpc: RpcPort;
  readonly pokes: PokePort;
  /** The client with the person's own rights, for what is read straight from the server: history, search, presence, uploads. */
  client(): Promise<SupabaseClient>;
}
