import type { StoreDatabase } from '../store/schema.ts';
import type { StoredEntry } from './model.ts';

/**
 * Changes some fields of commands, each read and written once however many they are (Dexie's `update` looks the key up before); a field that
 * becomes undefined goes. Call it inside a transaction that holds `outbox`. Commands that are not there stay away.
 */
export async function changeEntries(
  db: StoreDatabase,
  seqs: readonly number[],
  change: (entry: StoredEntry) => Partial<StoredEntry>,
): Promise<void> {
  if (seqs.length === 0) return;
  const entries = await db.outbox.bulkGet([...seqs]);
  const changed = entries.flatMap((entry) => (entry ? [withoutUndefined({ ...entry, ...change(entry) })] : []));
  await db.outbox.bulkPut(changed);
}

/** IndexedDB keeps an undefined field as one that is there. */
function withoutUndefined({ unpulled, blocks, ...entry }: StoredEntry): StoredEntry {
  return { ...entry, ...(unpulled === undefined ? {} : { unpulled }), ...(blocks === undefined ? {} : { blocks }) };
}
