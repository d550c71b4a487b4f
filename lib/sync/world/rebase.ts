import type { OutboxEntry } from '../outbox/model.ts';
import { waitingEntries } from '../outbox/waiting.ts';
import type { Docs } from '../ports.ts';
import { heldReader } from '../store/queries.ts';
import { docsOnly, remembering } from '../store/row-memory.ts';
import { changeMeta, readMeta } from '../store/meta.ts';
import { docOf, serverDocOf } from '../store/rows.ts';
import { type Row, type StoreDatabase, kindsOf, rowTable, rowsOf } from '../store/schema.ts';
import { WorkingSet } from '../store/working-set.ts';
import { type Predictor, foresee } from './predict.ts';
import { writeOverlay } from './write-overlay.ts';

/** Tries before it is left to the next turn; each failed one means that another tab changed rows meanwhile. */
const TRIES = 5;

interface Ground {
  readonly generation: number;
  readonly lastSeq: number;
  readonly role: string;
  readonly commands: OutboxEntry[];
  readonly provisional: { readonly kind: string; readonly rows: Row[] }[];
}

/**
 * Makes the overlay anew: the server's rows with every command on top that the server has not judged, or whose effect has not been pulled
 * yet, in their order. Predictions run outside of a transaction (they may wait for anything); the result is stored only if no row changed
 * meanwhile. Says whether the overlay is true now.
 */
export async function rebase<D extends Docs>(db: StoreDatabase, predictor: Predictor<D>): Promise<boolean> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const ground = await readGround(db, predictor);
    if (await store(db, predictor, ground, await replay(db, predictor, ground))) return true;
  }
  return false;
}

/** The commands whose effect screens shall see although no row of the server shows it yet, in their order. */
export async function commandsToReplay(db: StoreDatabase): Promise<OutboxEntry[]> {
  const [waiting, unpulled] = await Promise.all([waitingEntries(db), db.outbox.where('unpulled').above(0).toArray()]);
  return [...waiting, ...unpulled].sort((a, b) => a.seq - b.seq);
}

function readGround<D extends Docs>(db: StoreDatabase, { model }: Predictor<D>): Promise<Ground> {
  const kinds = kindsOf(model);
  return db.transaction('r', ['meta', 'outbox', ...kinds.map(rowTable)], async () => ({
    generation: (await readMeta(db, 'world')).generation,
    lastSeq: (await readMeta(db, 'queue')).next - 1,
    role: (await readMeta(db, 'person')).role,
    commands: await commandsToReplay(db),
    provisional: await Promise.all(
      kinds.map(async (kind) => ({ kind, rows: await rowsOf(db, kind).where('provisional').equals(1).toArray() })),
    ),
  }));
}

async function replay<D extends Docs>(db: StoreDatabase, predictor: Predictor<D>, ground: Ground) {
  const world = new WorkingSet<D>(predictor.model, docsOnly(remembering(heldReader<D>(db))));
  for (const { kind, rows } of ground.provisional) {
    for (const row of rows) {
      const doc = docOf<D, string>(serverDocOf(row));
      if (doc === undefined) world.remove(kind, row.id);
      else world.put(kind, doc);
    }
  }
  let failed = 0;
  for (const command of ground.commands) {
    const foreseen = await foresee(predictor, ground.role, command, world);
    if (foreseen.failed) failed += 1;
  }
  return { world, failed };
}

function store<D extends Docs>(
  db: StoreDatabase,
  { model }: Predictor<D>,
  { generation, lastSeq }: Ground,
  { world, failed }: { world: WorkingSet<D>; failed: number },
): Promise<boolean> {
  return db.transaction('rw', ['meta', ...kindsOf(model).map(rowTable)], async () => {
    if ((await readMeta(db, 'world')).generation !== generation) return false;
    const written = await writeOverlay(db, model, world);
    await changeMeta(db, 'world', () => ({
      generation: written ? generation + 1 : generation,
      predictedThrough: lastSeq,
      stale: false,
    }));
    if (failed > 0) {
      await changeMeta(db, 'counters', ({ failedPredictions }) => ({ failedPredictions: failedPredictions + failed }));
    }
    return true;
  });
}
