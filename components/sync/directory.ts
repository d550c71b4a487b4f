import { Dexie, type Table } from 'dexie';
import type { StoragePort } from '../../lib/sync/ports.ts';
import { countUnsyncedIn, forgetStore } from '../../lib/sync/store/count-unsynced.ts';
import type { Person, TenantChoice } from './backend.ts';
import type { LocalStore } from './session.ts';

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
  stores(): Promise<LocalStore[]>;
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
    async stores() {
      const known = await stores.toArray();
      const counted = await Promise.all(
        known.map(async (store) => ({ ...store, unsynced: await countUnsyncedIn(store.name, storage) })),
      );
      return counted
        .flatMap((store) => (store.unsynced === null ? [] : [{ ...store, unsynced: store.unsynced }]))
        .sort((a, b) => b.lastUsedAt.localeCompare(a.lastUsedAt));
    },
    async forgetStore(name) {
      const isGone = await forgetStore(name, storage);
      if (isGone) await stores.delete(name);
      return isGone;
    },
  };
}
