import type { Docs, KindOf, StoreModel } from '../ports.ts';
import { composeRow, docOf } from '../store/rows.ts';
import { type Row, type StoreDatabase, rowsOf } from '../store/schema.ts';

/**
 * Rows that are the server's no longer go; a pending prediction on one stays. Call it in a transaction that holds the kind's table. Returns how
 * many these were.
 */
export async function letGo<D extends Docs, K extends KindOf<D>>(
  db: StoreDatabase,
  model: StoreModel<D>,
  kind: K,
  rows: readonly Row[],
): Promise<number> {
  const left: Row[] = [];
  const gone: string[] = [];
  for (const row of rows) {
    const seen = row.provisional ? docOf<D, K>(row.doc) : undefined;
    const kept = composeRow(model, kind, row.id, { origin: null, server: undefined, seen });
    if (kept) left.push(kept);
    else gone.push(row.id);
  }
  if (left.length > 0) await rowsOf(db, kind).bulkPut(left);
  if (gone.length > 0) await rowsOf(db, kind).bulkDelete(gone);
  return rows.length;
}
