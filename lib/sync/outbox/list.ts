import type { CommandCatalogue, Docs } from '../ports.ts';
import type { StoreDatabase } from '../store/schema.ts';
import type { OutboxEntry, OutboxItem, OutboxState } from './model.ts';
import { readHeld } from './waiting.ts';

/** Days that a settled command stays listed. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** The newest commands, and every set-aside one however old. */
export async function listOutbox<D extends Docs>(
  db: StoreDatabase,
  catalogue: CommandCatalogue<D>,
  limit: number,
): Promise<OutboxItem[]> {
  const held = await readHeld(db, catalogue);
  const newest = await db.outbox.orderBy('seq').reverse().limit(limit).toArray();
  const oldest = newest.at(-1)?.seq ?? 0;
  const aside = await db.outbox.where('state').equals('quarantined').toArray();
  const older = aside.filter(({ seq }) => seq < oldest).toReversed();
  return [...newest, ...older].map((entry) => ({ ...entry, held: held.has(entry.seq) }));
}

/** One command by its id. */
export async function findInOutbox<D extends Docs>(
  db: StoreDatabase,
  catalogue: CommandCatalogue<D>,
  id: string,
): Promise<OutboxItem | undefined> {
  const entry = await db.outbox.where('id').equals(id).first();
  return entry && { ...entry, held: (await readHeld(db, catalogue)).has(entry.seq) };
}

/** How many commands the server has not taken: waiting and set-aside ones. */
export async function countUnsynced(db: StoreDatabase): Promise<number> {
  const ofState = (state: OutboxState) => db.outbox.where('state').equals(state).count();
  const counts = await db.transaction('r', ['outbox'], () =>
    Promise.all([ofState('queued'), ofState('sending'), ofState('quarantined')]),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Forgets settled commands after 30 days. Nothing that still waits for the server or for a person is ever forgotten. */
export async function forgetOld(db: StoreDatabase, now: number): Promise<void> {
  const before = new Date(now - KEPT_DAYS * DAY_MS).toISOString();
  const isOld = ({ settledAt, awaitsPull }: OutboxEntry) =>
    awaitsPull === null && settledAt !== null && settledAt < before;
  await db.outbox.where('state').anyOf('done', 'replaced', 'discarded').filter(isOld).delete();
}
