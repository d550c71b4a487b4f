import type { CommandCatalogue, Docs } from '../ports.ts';
import type { StoreDatabase } from '../store/schema.ts';
import { heldSeqs } from './lanes.ts';
import type { StoredEntry } from './model.ts';

/** The commands that wait for the server. One question for each state: Dexie's `anyOf` walks from entry to entry instead. */
export async function waitingEntries(db: StoreDatabase): Promise<StoredEntry[]> {
  const ofState = (state: 'queued' | 'sending') => db.outbox.where('state').equals(state).toArray();
  return (await Promise.all([ofState('queued'), ofState('sending')])).flat();
}

/** Sequence numbers of the waiting commands that are held behind one that blocks. */
export async function readHeld<D extends Docs>(
  db: StoreDatabase,
  catalogue: CommandCatalogue<D>,
): Promise<ReadonlySet<number>> {
  const blockers = await db.outbox.where('blocks').equals(1).toArray();
  return blockers.length === 0 ? new Set() : heldBehind(db, catalogue, blockers);
}

async function heldBehind<D extends Docs>(
  db: StoreDatabase,
  catalogue: CommandCatalogue<D>,
  blockers: readonly StoredEntry[],
): Promise<ReadonlySet<number>> {
  const behind = (await waitingEntries(db)).filter(({ blocks }) => blocks !== 1);
  return heldSeqs([...blockers, ...behind], (command) => catalogue.touches(command));
}

/** The commands that get no clear answer, in their order. */
export async function readStuck(db: StoreDatabase): Promise<StoredEntry[]> {
  const blockers = await db.outbox.where('blocks').equals(1).sortBy('seq');
  return blockers.filter(({ stuckSince }) => stuckSince !== null);
}

/** The next commands to send, in their order, at most so many. */
export function nextToSend<D extends Docs>(
  db: StoreDatabase,
  catalogue: CommandCatalogue<D>,
  limit: number,
): Promise<StoredEntry[]> {
  return db.transaction('r', ['outbox'], async () => {
    const blockers = await db.outbox.where('blocks').equals(1).toArray();
    // Within one state the index gives them in the order of their sequence numbers.
    const queued = db.outbox.where('state').equals('queued');
    if (blockers.length === 0) return queued.limit(limit).toArray();
    const held = await heldBehind(db, catalogue, blockers);
    const passed = new Set([...blockers.map(({ seq }) => seq), ...held]);
    return queued
      .filter(({ seq }) => !passed.has(seq))
      .limit(limit)
      .toArray();
  });
}
