import { Dexie, type Table } from 'dexie';
import type { StoragePort } from '../../lib/sync/ports.ts';
import { countUnsyncedIn, forgetStore } from '../../lib/sync/store/count-unsynced.ts';
import type { Person, TenantChoice } from './backend.ts';
import type { Elsewhere, LocalStore } from './session.ts';

interface Current {
  readonly key: 'current';
  readonly person: Person;
  readonly tenant: TenantChoice | null;
}
interface KnownStore {
  readonly name: string;
  readonly userId: string;
  readonly email: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly lastUsedAt: string;
}
interface KnownTenants {
  readonly userId: string;
  readonly tenants: readonly TenantChoice[];
}

/** What this device remembers besides the stores themselves: who uses it, and whose stores there are. */
export interface Directory {
  current(): Promise<{ person: Person; tenant: TenantChoice | null } | null>;
  remember(person: Person, tenant: TenantChoice | null): Promise<void>;
  forgetCurrent(): Promise<void>;
  tenantsOf(userId: string): Promise<readonly TenantChoice[]>;
  rememberTenants(userId: string, tenants: readonly TenantChoice[]): Promise<void>;
  noteStore(store: KnownStore): Promise<void>;
  /** Everybody's stores, the most recent first. */
  stores(): Promise<LocalStore[]>;
  /** The stores of one person in which something waits. */
  waitingOf(userId: string): Promise<LocalStore[]>;
  /** What waits for one person in other laboratories than this one; their stores alone are opened. */
  elsewhere(userId: string, tenantId: string): Promise<Elsewhere[]>;
  forgetStore(name: string): Promise<boolean>;
}

/** The directory of this device; `server` keeps those of different servers apart. */
export function openDirectory(server: string, storage: StoragePort): Directory {
  const db = new Dexie(`tracseq:${server}`, {
    indexedDB: storage.indexedDB,
    IDBKeyRange: storage.IDBKeyRange,
    chromeTransactionDurability: 'strict',
  });
  db.version(1).stores({ current: 'key', stores: 'name', tenants: 'userId' });
  const currents: Table<Current, string> = db.table('current');
  const stores: Table<KnownStore, string> = db.table('stores');
  const tenantLists: Table<KnownTenants, string> = db.table('tenants');

  async function counted(known: readonly KnownStore[]): Promise<LocalStore[]> {
    const all = await Promise.all(
      known.map(async (store) => ({ ...store, unsynced: await countUnsyncedIn(store.name, storage) })),
    );
    return all
      .flatMap((store) => (store.unsynced === null ? [] : [{ ...store, unsynced: store.unsynced }]))
      .sort((a, b) => b.lastUsedAt.localeCompare(a.lastUsedAt));
  }

  /** One person's stores in which something waits, but for one laboratory. */
  async function waiting(userId: string, except?: string): Promise<LocalStore[]> {
    const known = await stores.toArray();
    const theirs = known.filter((store) => store.userId === userId && store.tenantId !== except);
    return (await counted(theirs)).filter(({ unsynced }) => unsynced > 0);
  }

  return {
    async current() {
      const row = await currents.get('current');
      return row ? { person: row.person, tenant: row.tenant } : null;
    },
    async remember(person, tenant) {
      await currents.put({ key: 'current', person, tenant });
    },
    async forgetCurrent() {
      await currents.delete('current');
    },
    async tenantsOf(userId) {
      return (await tenantLists.get(userId))?.tenants ?? [];
    },
    async rememberTenants(userId, tenants) {
      await tenantLists.put({ userId, tenants });
    },
    async noteStore(store) {
      await stores.put(store);
    },
    stores: async () => counted(await stores.toArray()),
    waitingOf: (userId) => waiting(userId),
    async elsewhere(userId, open) {
      const found = await waiting(userId, open);
      if (found.length === 0) return [];
      const tenants = (await tenantLists.get(userId))?.tenants ?? [];
      return found.map(({ tenantId, tenantName, unsynced }) => {
        const tenant = tenants.find(({ id }) => id === tenantId) ?? null;
        return { tenantId, tenantName: tenant?.name ?? tenantName, unsynced, tenant };
      });
    },
    async forgetStore(name) {
      const isGone = await forgetStore(name, storage);
      if (isGone) await stores.delete(name);
      return isGone;
    },
  };
}
