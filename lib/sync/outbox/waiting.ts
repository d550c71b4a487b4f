import type { CommandCatalogue, Docs } from '../ports.ts';
import type { StoreDatabase } from '../store/schema.ts';
import { heldSeqs } from './lanes.ts';
import type { StoredEntry } from './model.ts';

/** Sequence numbers of the waiting commands that are held behind one that blocks. */
export async function readHeld<D extends Docs>(
  db: StoreDatabase,
  catalogue: CommandCatalogue<D>,
): Promise<ReadonlySet<number>> {
  const blockers = await db.outbox.where('blocks').equals(1).toArray();
  if (blockers.length === 0) return new Set();
  const waiting = await db.outbox.where('state').anyOf('queued', 'sending').toArray();
  const behind = waiting.filter(({ blocks }) => blocks !== 1);
  return heldSeqs([...blockers, ...behind], (command) => catalogue.touches(command));
}

/** The commands that get no clear answer, in their order. */
export async function readStuck(db: StoreDatabase): Promise<StoredEntry[]> {
  const blockers = await db.outbox.where('blocks').equals(1).sortBy('seq');
  return blockers.filter(({ stuckSince }) => stuckSince !== null);
}

/** The next commands to send, in their order, at most so many. */
export async function nextToSend<D extends Docs>(
  db: StoreDatabase,
  catalogue: CommandCatalogue<D>,
  limit: number,
): Promise<StoredEntry[]> {
  const held = await readHeld(db, catalogue);
  const [first, ...others] = await db.outbox.where('blocks').equals(1).primaryKeys();
  // Within one state the index gives them in the order of their sequence numbers.
  const queued = db.outbox.where('state').equals('queued');
  if (first === undefined) return queued.limit(limit).toArray();
  const passed = new Set([first, ...others, ...held]);
  return queued
    .filter(({ seq }) => !passed.has(seq))
    .limit(limit)
    .toArray();
}
