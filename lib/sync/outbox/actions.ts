import { type CommandCatalogue, type Docs, SyncError } from '../ports.ts';
import { storing } from '../store/failures.ts';
import { changeMeta } from '../store/meta.ts';
import type { StoreDatabase } from '../store/schema.ts';
import { rebase } from '../world/rebase.ts';
import { type AppendContext, addEntry } from './append.ts';
import { heldSeqs } from './lanes.ts';
import type { OutboxEntry, StoredEntry } from './model.ts';

/** What a person's decision about a set-aside command needs. */
export interface ActionContext<D extends Docs> extends AppendContext<D> {
  readonly catalogue: CommandCatalogue<D>;
}

/**
 * Gives a set-aside command again: a new command with a new place in the order. Those that were held behind it were meant to come after it,
 * so they move behind the new one, in their order. Returns the new id.
 */
export async function retryCommand<D extends Docs>(context: ActionContext<D>, id: string): Promise<string> {
  const { db, predictor } = context;
  const newId = await storing(() =>
    db.transaction('rw', ['meta', 'outbox', 'attachments'], async () => {
      const entry = await findEntry(db, id);
      // A second tap, or another tab, was quicker.
      if (entry.replacedBy !== null) return entry.replacedBy;
      if (entry.state !== 'quarantined') throw notNow(entry);
      const followers = entry.unsendable ? await heldBehind(context, entry) : [];
      const [first] = await replaceAll(context, [entry, ...followers]);
      await changeMeta(db, 'world', ({ generation }) => ({ generation: generation + 1, stale: true }));
      return first ?? id;
    }),
  );
  await storing(() => rebase(db, predictor));
  return newId;
}

/** Gives a set-aside or stuck command up; what was held behind it goes on. */
export function discardCommand(db: StoreDatabase, id: string, reason: string): Promise<void> {
  return storing(() =>
    db.transaction('rw', ['meta', 'outbox', 'attachments'], async () => {
      const entry = await findEntry(db, id);
      if (entry.state === 'discarded') return;
      if (entry.state !== 'quarantined' && entry.stuckSince === null) throw notNow(entry);
      await db.outbox.update(entry.seq, {
        state: 'discarded',
        discardReason: reason,
        stuckSince: null,
        blocks: undefined,
      });
      // A picture of something that was given up proves nothing.
      await db.attachments.delete(entry.id);
      await changeMeta(db, 'world', ({ generation }) => ({ generation: generation + 1, stale: true }));
    }),
  );
}

async function findEntry(db: StoreDatabase, id: string): Promise<StoredEntry> {
  const entry = await db.outbox.where('id').equals(id).first();
  if (!entry) throw new Error(`There is no command ${id} on this device`);
  return entry;
}

/** A waiting command may have reached the server: only one that surely had no effect can be given again. */
function notNow({ id, state }: OutboxEntry): SyncError {
  return new SyncError('validation', 'arguments_invalid', { details: { id, state } });
}

async function heldBehind<D extends Docs>({ db, catalogue }: ActionContext<D>, blocker: StoredEntry) {
  const waiting = await db.outbox.where('state').equals('queued').toArray();
  const held = heldSeqs([blocker, ...waiting], (command) => catalogue.touches(command));
  // One that may have had its effect keeps its id.
  return waiting.filter(({ seq, uncertain }) => held.has(seq) && !uncertain);
}

async function replaceAll<D extends Docs>(context: ActionContext<D>, entries: readonly OutboxEntry[]) {
  const ids: string[] = [];
  const { db } = context;
  for (const { seq, name, args, id: formerId } of entries) {
    const { id } = await addEntry(context, { name, args });
    const attachment = await db.attachments.get(formerId);
    if (attachment) {
      await db.attachments.add({ ...attachment, commandId: id, problem: null });
      await db.attachments.delete(formerId);
    }
    await db.outbox.update(seq, { state: 'replaced', replacedBy: id, blocks: undefined });
    ids.push(id);
  }
  return ids;
}
