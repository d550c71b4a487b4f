import { type Docs, type EnginePorts, type StoreModel, SyncError } from '../ports.ts';
import { storing } from './failures.ts';
import { changeMeta, readMeta } from './meta.ts';
import { type StoreDatabase, databaseVersion, defineDatabase, kindsOf, rowTable } from './schema.ts';

/** Whose store: of one person, in one tenant, on one server. */
export interface StoreIdentity {
  readonly server: string;
  readonly tenantId: string;
  readonly userId: string;
}

/** Name of the database; nobody else's work is in it. */
export function storeName({ server, tenantId, userId }: StoreIdentity): string {
  return `tracseq:${server}:${tenantId}:${userId}`;
}

/**
 * Opens the store, makes it if there is none, and gives it its device id. A store of a newer app is refused (`store_newer`) untouched; one
 * with rows of an older model keeps its outbox and will pull its rows anew.
 */
export async function openStore<D extends Docs>(
  identity: StoreIdentity,
  model: StoreModel<D>,
  ports: Pick<EnginePorts, 'storage' | 'random'>,
): Promise<StoreDatabase> {
  const name = storeName(identity);
  const installed = await storing(() => installedVersion(ports.storage.indexedDB, name));
  if (installed > databaseVersion(model)) throw new SyncError('unknown', 'store_newer');
  const db = defineDatabase(name, model, ports.storage);
  await storing(async () => {
    await db.open();
    await settleIn(db, model, ports.random.id());
  });
  return db;
}

async function settleIn<D extends Docs>(db: StoreDatabase, model: StoreModel<D>, freshId: string): Promise<void> {
  const rowTables = kindsOf(model).map(rowTable);
  await db.transaction('rw', ['meta', 'scopes', ...rowTables], async () => {
    const { deviceId, modelVersion } = await readMeta(db, 'identity');
    if (modelVersion === model.version) return;
    if (modelVersion !== 0) {
      for (const table of rowTables) await db.table(table).clear();
      await db.scopes.clear();
      await changeMeta(db, 'world', ({ generation }) => ({ generation: generation + 1, stale: true }));
    }
    await changeMeta(db, 'identity', () => ({ deviceId: deviceId || freshId, modelVersion: model.version }));
  });
}

/** Dexie multiplies its version numbers by ten. */
const DEXIE_FACTOR = 10;

/**
 * The version in which the database lies on the device, 0 when there is none. Asked before Dexie opens it, because Dexie would open a newer
 * one and add what it misses.
 */
function installedVersion(indexedDB: IDBFactory, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const { version } = request.result;
      request.result.close();
      resolve(Math.floor(version / DEXIE_FACTOR));
    };
    request.onerror = () => {
      if (isNew) resolve(0);
      else reject(request.error ?? new Error('IndexedDB cannot be opened'));
    };
  });
}
