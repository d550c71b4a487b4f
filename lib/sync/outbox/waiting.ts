import type { CommandCatalogue, Docs } from '../ports.ts';
import type { StoreDatabase } from '../store/schema.ts';
import { heldSeqs } from './lanes.ts';
import type { OutboxEntry } from './model.ts';

/** The commands nobody gets through with, which others may have to wait for. */
async function unsendable(db: StoreDatabase): Promise<OutboxEntry[]> {
  const aside = await db.outbox.where('state').equals('quarantined').toArray();
  return aside.filter((entry) => entry.unsendable);
}

/** Sequence numbers of the waiting commands that are held behind a set-aside one. */
export async function readHeld<D extends Docs>(
  db: StoreDatabase,
  catalogue: CommandCatalogue<D>,
): Promise<ReadonlySet<number>> {
  const blockers = await unsendable(db);
  if (blockers.length === 0) return new Set();
  const waiting = await db.outbox.where('state').anyOf('queued', 'sending').toArray();
  return heldSeqs([...blockers, ...waiting], (command) => catalogue.touches(command));
}

/** The next commands to send, in their order, at most so many. */
export async function nextToSend<D extends Docs>(
  db: StoreDatabase,
  catalogue: CommandCatalogue<D>,
  limit: number,
): Promise<OutboxEntry[]> {
  const held = await readHeld(db, catalogue);
  // Within one state the index gives them in the order of their sequence numbers.
  const queued = db.outbox.where('state').equals('queued');
  return (held.size === 0 ? queued : queued.filter(({ seq }) => !held.has(seq))).limit(limit).toArray();
}
