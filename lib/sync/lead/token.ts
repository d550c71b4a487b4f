import { changeMeta, readMeta } from '../store/meta.ts';
import type { StoreDatabase } from '../store/schema.ts';

/** This tab no longer leads; whatever it was about to write is another tab's business now. */
export class LeadLost extends Error {
  override readonly name = 'LeadLost';
}

/**
 * Takes the lead in the store itself; every earlier leader finds this token and stops. Commands it had on their way wait again, and may have had
 * their effect.
 */
export function takeToken(db: StoreDatabase, token: string): Promise<void> {
  return db.transaction('rw', ['meta', 'outbox'], async () => {
    await changeMeta(db, 'lead', () => ({ token }));
    await db.outbox.where('state').equals('sending').modify({ state: 'queued', uncertain: true });
  });
}

/**
 * A transaction of the leading tab. A lock can be lost without notice (stolen from a frozen tab, a lease run out); the token in the store
 * makes a late answer of an old leader harmless.
 */
export function leading<T>(
  db: StoreDatabase,
  token: string,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  return db.transaction('rw', ['meta', ...tables], async () => {
    const lead = await readMeta(db, 'lead');
    if (lead.token !== token) throw new LeadLost();
    return work();
  });
}
