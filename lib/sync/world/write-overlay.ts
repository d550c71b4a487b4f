import type { Docs, StoreModel } from '../ports.ts';
import { composeRow, serverDocOf } from '../store/rows.ts';
import { same } from '../store/same.ts';
import { type Row, type StoreDatabase, rowsOf } from '../store/schema.ts';
import type { WorkingSet } from '../store/working-set.ts';

/**
 * Stores what a working set says screens shall see, over what the server said, and writes only rows that differ: a screen is not disturbed
 * by a replay that came to the same result. Call it inside a transaction over the row tables. Says whether anything was written.
 */
export async function writeOverlay<D extends Docs>(
  db: StoreDatabase,
  model: StoreModel<D>,
  world: WorkingSet<D>,
): Promise<boolean> {
  let written = false;
  for (const { kind, id, doc } of world.changes()) {
    const table = rowsOf(db, kind);
    const before = await table.get(id);
    const after = composeRow(model, kind, id, {
      origin: before?.origin ?? null,
      server: serverDocOf(before),
      seen: doc,
    });
    if (isSameRow(before, after)) continue;
    written = true;
    if (after) await table.put(after);
    else await table.delete(id);
  }
  return written;
}

function isSameRow(before: Row | undefined, after: Row | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  return before.provisional === after.provisional && same(before.doc, after.doc);
}
