import type { CommandCatalogue, Docs } from '../ports.ts';
import type { StoreDatabase } from '../store/schema.ts';
import { heldSeqs, isInTheWay } from './lanes.ts';
import type { OutboxEntry } from './model.ts';

/** Sequence numbers of the waiting commands that are held behind one that is in the way. */
export async function readHeld<D extends Docs>(
  db: StoreDatabase,
  catalogue: CommandCatalogue<D>,
): Promise<ReadonlySet<number>> {
  const blockers = [...(await db.outbox.where('state').equals('quarantined').toArray()), ...(await readStuck(db))];
  if (!blockers.some(isInTheWay)) return new Set();
  const waiting = await db.outbox.where('state').anyOf('queued', 'sending').toArray();
  const others = waiting.filter(({ stuckSince }) => stuckSince === null);
  return heldSeqs([...blockers, ...others], (command) => catalogue.touches(command));
}

/** The commands that get no clear answer, in their order. */
export async function readStuck(db: StoreDatabase): Promise<OutboxEntry[]> {
  return db.outbox.where('stuckSince').above('').sortBy('seq');
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
  return queued
    .filter(({ seq, stuckSince }) => stuckSince === null && !held.has(seq))
    .limit(limit)
    .toArray();
}
