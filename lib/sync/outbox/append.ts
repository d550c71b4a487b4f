import type { Attachment } from '../attachments/model.ts';
import type { ClockPort, Docs, GivenCommand, RandomPort } from '../ports.ts';
import { storing } from '../store/failures.ts';
import { changeMeta, readMeta } from '../store/meta.ts';
import { type RowMemory, docsOnly } from '../store/row-memory.ts';
import { type StoreDatabase, rowTable } from '../store/schema.ts';
import { WorkingSet } from '../store/working-set.ts';
import { type Foreseen, type Predictor, foresee } from '../world/predict.ts';
import { rebase } from '../world/rebase.ts';
import { writeOverlay } from '../world/write-overlay.ts';
import { changeEntries } from './change-entries.ts';
import type { OutboxEntry, StoredEntry } from './model.ts';

/** Tries to predict one command alone before the whole overlay is made anew. */
const TRIES = 3;

/** What giving a command needs. */
export interface AppendContext<D extends Docs> {
  readonly db: StoreDatabase;
  readonly memory: RowMemory<D>;
  readonly predictor: Predictor<D>;
  readonly clock: ClockPort;
  readonly random: RandomPort;
}

/**
 * Makes a command durable. Only then it is predicted (`predictAppended`), in the order of the commands. That order is the promise to the person:
 * what is acknowledged survives a crash at any later moment, and a prediction that fails concerns the screen alone.
 * Given again under an id that is there already, it is that command, and nothing is kept anew.
 * A file that goes with it is kept in the same transaction: there is never one without the other.
 */
export function append<D extends Docs>(
  context: AppendContext<D>,
  command: GivenCommand,
  attachment?: Attachment,
): Promise<OutboxEntry> {
  const { db } = context;
  return storing(() =>
    db.transaction('rw', ['meta', 'outbox', 'attachments'], async () => {
      const before = command.id === undefined ? undefined : await db.outbox.where('id').equals(command.id).first();
      if (before) return before;
      const entry = await addEntry(context, command);
      if (attachment) await db.attachments.add({ ...attachment, commandId: entry.id, problem: null });
      return entry;
    }),
  );
}

/** A new entry of the outbox; call it inside a transaction that holds `meta` and `outbox`. */
export async function addEntry(
  { db, clock, random }: Pick<AppendContext<Docs>, 'db' | 'clock' | 'random'>,
  command: GivenCommand,
): Promise<OutboxEntry> {
  const [queue, { offsetMs }] = await Promise.all([readMeta(db, 'queue'), readMeta(db, 'clock')]);
  const entry: StoredEntry = {
    seq: queue.next,
    id: command.id ?? random.id(),
    name: command.name,
    args: command.args,
    deviceTime: new Date(clock.now()).toISOString(),
    clockOffsetMs: offsetMs,
    state: 'queued',
    predicted: null,
    verdict: null,
    unsendable: false,
    uncertain: false,
    stuckSince: null,
    settledAt: null,
    awaitsPull: null,
    replacedBy: null,
    discardReason: null,
  };
  await Promise.all([db.outbox.add(entry), db.meta.put({ ...queue, next: queue.next + 1 })]);
  return entry;
}

/** Brings an already durable command into the overlay. Never throws: whatever happens here, the command is safe and will be replayed. */
export async function predictAppended<D extends Docs>(
  context: AppendContext<D>,
  entry: OutboxEntry,
): Promise<OutboxEntry['predicted']> {
  const { db, predictor, memory } = context;
  // One that was given before has been foreseen, or is past that.
  if (entry.state !== 'queued' || entry.predicted !== null) return entry.predicted;
  try {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const ground = await readGround(db);
      const world = new WorkingSet<D>(predictor.model, docsOnly(memory.at(ground.generation)));
      const foreseen = await foresee(predictor, ground.role, entry, world);
      if (await store(context, entry, { ground, world, foreseen })) return foreseen.verdict;
    }
    await db.transaction('rw', ['meta'], () => changeMeta(db, 'world', () => ({ stale: true })));
    return null;
  } catch {
    return null;
  }
}

interface Ground {
  readonly generation: number;
  readonly role: string;
}

function readGround(db: StoreDatabase): Promise<Ground> {
  return db.transaction('r', ['meta'], async () => ({
    generation: (await readMeta(db, 'world')).generation,
    role: (await readMeta(db, 'person')).role,
  }));
}

/** Stores a prediction if it was made on the rows as they still are. */
async function store<D extends Docs>(
  { db, predictor, memory }: AppendContext<D>,
  entry: OutboxEntry,
  { ground, world, foreseen }: { ground: Ground; world: WorkingSet<D>; foreseen: Foreseen },
): Promise<boolean> {
  const kinds = new Set<string>([...world.changes()].map(({ kind }) => kind));
  const stored = await db.transaction('rw', ['meta', 'outbox', ...[...kinds].map(rowTable)], async () => {
    const before = await readMeta(db, 'world');
    if (before.generation !== ground.generation) return 'again';
    await noteForeseen(db, entry, foreseen);
    // Predictions must lie on each other in the order of their commands; after a gap (a crash, another tab) all are made anew.
    if (before.predictedThrough !== entry.seq - 1) return 'gap';
    const written = await writeOverlay(db, predictor.model, world);
    const generation = written ? before.generation + 1 : before.generation;
    await db.meta.put({ ...before, generation, predictedThrough: entry.seq });
    return written ? 'changed' : 'stored';
  });
  if (stored === 'changed') memory.advanced(ground.generation, kinds);
  if (stored === 'gap') await rebase(db, predictor);
  return stored !== 'again';
}

async function noteForeseen(db: StoreDatabase, { seq }: OutboxEntry, { verdict, failed }: Foreseen): Promise<void> {
  if (verdict !== null) await changeEntries(db, [seq], () => ({ predicted: verdict }));
  if (failed)
    await changeMeta(db, 'counters', ({ failedPredictions }) => ({ failedPredictions: failedPredictions + 1 }));
}
