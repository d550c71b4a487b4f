import { z } from 'zod';
import { roleSchema } from '../../lib/domain/members/model.ts';
import { brandingSchema } from '../../lib/domain/tenants/model.ts';
import { classify } from '../../lib/sync/classify.ts';
import { listeners } from '../../lib/sync/listeners.ts';
import { SyncError } from '../../lib/sync/ports.ts';
import { same } from '../../lib/sync/store/same.ts';
import type { Connection, Person, SignInAnswer, TenantChoice } from './backend.ts';
import type { Directory } from './directory.ts';
import { askPersistence } from './persistence.ts';
import type { LocalStore, Session, SessionActions } from './session.ts';

const tenantsSchema = z.array(
  z.object({ id: z.uuid(), slug: z.string(), name: z.string(), role: roleSchema, branding: brandingSchema }),
);

/** The session of this tab and what can be done about it; React reads it through `useSyncExternalStore`. */
export interface SessionStore {
  readonly actions: SessionActions;
  get(): Session;
  subscribe(listener: () => void): () => void;
  /** Tells when the same person's sign-in is good again. */
  onSignedInAgain(listener: () => void): () => void;
  /** Asks the server again for role and look of the laboratory; without an answer, what is remembered stays. */
  refresh(): void;
  /** Reads what the device remembers, and listens for sign-ins (this tab's or another's). Returns the end of it. */
  begin(): () => void;
}

/** The session: who, from the device's memory; a token is needed only to talk to the server. */
export function sessionStore(connection: Connection, directory: Directory): SessionStore {
  const changed = listeners<[]>();
  let session: Session = { status: 'loading' };
  const signedInAgain = listeners<[]>();

  function set(next: Session): void {
    session = next;
    changed.tell();
  }

  /** Somebody's session became usable: the same person's queue goes on; another person has this tab now. */
  async function adopt(person: Person): Promise<void> {
    if ('person' in session && session.person.userId === person.userId) {
      signedInAgain.tell();
      return;
    }
    const remembered = await directory.current();
    const tenant = remembered?.person.userId === person.userId ? remembered.tenant : null;
    await directory.remember(person, tenant);
    set(tenant ? { status: 'ready', person, tenant } : { status: 'choosing', person });
  }

  async function signed(answer: SignInAnswer): Promise<void> {
    if (!answer.ok) throw signInError(answer.code);
    await adopt(answer.person);
  }

  function person(): Person {
    if (!('person' in session)) throw new Error('Nobody is signed in');
    return session.person;
  }

  async function fetchTenants(who: Person): Promise<TenantChoice[]> {
    const answer = await connection.rpcAs(who.userId).call('my_tenants', {}, AbortSignal.timeout(15_000));
    if (answer.error !== null) throw classify(answer);
    const read = tenantsSchema.safeParse(answer.data);
    if (!read.success) throw new SyncError('unknown', 'internal', { cause: read.error });
    await directory.rememberTenants(who.userId, read.data);
    return read.data;
  }

  /** Role and look as the server knows them now; without it, what is remembered stays. */
  async function refreshTenant(): Promise<void> {
    const asked = session;
    if (asked.status !== 'ready') return;
    const { person: who, tenant } = asked;
    const now = (await fetchTenants(who)).find(({ id }) => id === tenant.id);
    // Whoever signed out, signed in or went to another laboratory meanwhile is not brought back.
    if (session !== asked || !now || same(now, tenant)) return;
    await directory.remember(who, now);
    set({ status: 'ready', person: who, tenant: now });
  }

  const actions: SessionActions = {
    signIn: async (email, password) => signed(await connection.auth.signIn(email.trim(), password)),
    verifyCode: async (email, code) => signed(await connection.auth.verifyCode(email.trim(), code.trim())),
    async requestCode(email) {
      const answer = await connection.auth.requestCode(email.trim());
      if (!answer.ok) throw signInError(answer.code);
    },
    async tenants() {
      const who = person();
      try {
        return await fetchTenants(who);
      } catch (error) {
        const remembered = await directory.tenantsOf(who.userId);
        if (remembered.length === 0) throw error;
        return [...remembered];
      }
    },
    async chooseTenant(tenant) {
      const who = person();
      // Before the first offline work, and from a tap; a refusal is shown elsewhere and stops nobody.
      void askPersistence().catch(() => 'refused');
      await directory.remember(who, tenant);
      set({ status: 'ready', person: who, tenant });
    },
    // Its failure is no news: without a network the remembered role is the best there is.
    refreshTenant: () => refreshTenant().catch(() => undefined),
    async leaveTenant() {
      const who = person();
      await directory.remember(who, null);
      set({ status: 'choosing', person: who });
    },
    async signOut({ despiteUnsynced } = { despiteUnsynced: false }) {
      const unsynced = (await waiting()).reduce((sum, store) => sum + store.unsynced, 0);
      if (unsynced > 0 && !despiteUnsynced) return { signedOut: false, unsynced };
      await directory.forgetCurrent();
      set({ status: 'signed_out' });
      await connection.auth.signOut();
      return { signedOut: true, unsynced };
    },
    localStores: () => directory.stores(),
    waiting,
    forgetStore: (name) => directory.forgetStore(name),
  };

  async function waiting(): Promise<LocalStore[]> {
    return 'person' in session ? directory.waitingOf(session.person.userId) : [];
  }

  return {
    actions,
    get: () => session,
    subscribe: (listener) => changed.add(listener),
    onSignedInAgain: (listener) => signedInAgain.add(listener),
    // Its failure is no news: without a network the remembered role is the best there is.
    refresh: () => void refreshTenant().catch(() => undefined),
    begin() {
      const end = connection.auth.onSignedIn((who) => void adopt(who));
      void open();
      return end;
    },
  };

  async function open(): Promise<void> {
    const before = session;
    if (before.status !== 'loading') return;
    const remembered = await directory.current();
    // Somebody signed in meanwhile, here or in another tab: this tab is theirs now.
    if (session !== before) return;
    if (remembered?.tenant) {
      set({ status: 'ready', person: remembered.person, tenant: remembered.tenant });
      await actions.refreshTenant();
      return;
    }
    if (remembered) set({ status: 'choosing', person: remembered.person });
    else set({ status: 'signed_out' });
  }
}

/** Codes of the sign-in that the server's list does not have are this room's own words for the form. */
function signInError(code: string): SyncError {
  return new SyncError(code === 'transient' || code === 'offline' ? 'transient' : 'validation', code);
}
