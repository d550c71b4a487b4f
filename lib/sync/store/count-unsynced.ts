import { Dexie } from 'dexie';
import type { StoragePort } from '../ports.ts';

/** How much the server has not seen, commands and their pictures, of a store that may be anybody's, and of any version of the app; null when it is not there. */
export async function countUnsyncedIn(name: string, storage: StoragePort): Promise<number | null> {
  const db = new Dexie(name, { indexedDB: storage.indexedDB, IDBKeyRange: storage.IDBKeyRange });
  try {
    await db.open();
    const commands = await db.table('outbox').where('state').anyOf('queued', 'sending', 'quarantined').count();
    // Stores of older apps have none.
    const hasAttachments = db.tables.some(({ name: table }) => table === 'attachments');
    return commands + (hasAttachments ? await db.table('attachments').count() : 0);
  } catch (error) {
    if (error instanceof Dexie.NoSuchDatabaseError || error instanceof Dexie.InvalidTableError) return null;
    throw error;
  } finally {
    db.close();
  }
}

/** Deletes a store, but only when the server has everything of it. Says whether it did. */
export async function forgetStore(name: string, storage: StoragePort): Promise<boolean> {
  const unsynced = await countUnsyncedIn(name, storage);
  if (unsynced === null || unsynced > 0) return unsynced === null;
  await new Dexie(name, { indexedDB: storage.indexedDB, IDBKeyRange: storage.IDBKeyRange }).delete();
  return true;
}
