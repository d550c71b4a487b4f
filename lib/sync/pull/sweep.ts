import { leading } from '../lead/token.ts';
import type { Docs, KindOf, StoreModel } from '../ports.ts';
import { changeMeta } from '../store/meta.ts';
import { composeRow, docOf } from '../store/rows.ts';
import { type Row, type StoreDatabase, kindsOf, rowTable, rowsOf } from '../store/schema.ts';
import { type Sums, count, noSums } from './checksum.ts';

/** Rows looked at in one transaction, so that a scan is never held up for long. */
const CHUNK = 2_000;

interface SweepContext<D extends Docs> {
  readonly db: StoreDatabase;
  readonly token: string;
  readonly model: StoreModel<D>;
}

/**
 * Goes through all rows: those of the scope from before this round are no longer the server's and go (a pending prediction on one stays),
 * the others are counted afresh. Round `Infinity` empties the scope.
 */
export async function sweep<D extends Docs>(context: SweepContext<D>, scope: string, round: number): Promise<Sums> {
  const sums = noSums();
  for (const kind of kindsOf(context.model)) {
    let after = '';
    for (;;) {
      const last = await sweepChunk(context, kind, { scope, round, after, sums });
      if (last === undefined) break;
      after = last;
    }
  }
  return sums;
}

async function sweepChunk<D extends Docs, K extends KindOf<D>>(
  { db, token, model }: SweepContext<D>,
  kind: K,
  { scope, round, after, sums }: { scope: string; round: number; after: string; sums: Sums },
): Promise<string | undefined> {
  return leading(db, token, [rowTable(kind)], async () => {
    const table = rowsOf(db, kind);
    const rows = await table.where('id').above(after).limit(CHUNK).toArray();
    const old: Row[] = [];
    for (const row of rows) {
      if (row.origin?.scope !== scope) continue;
      if (row.origin.round < round) old.push(row);
      else count(sums, row.id, row.origin, 1);
    }
    for (const row of old) {
      const seen = row.provisional ? docOf<D, K>(row.doc) : undefined;
      const left = composeRow(model, kind, row.id, { origin: null, server: undefined, seen });
      if (left) await table.put(left);
      else await table.delete(row.id);
    }
    if (old.length > 0) {
      await changeMeta(db, 'world', ({ generation }) => ({ generation: generation + 1, stale: true }));
    }
    return rows.at(-1)?.id;
  });
}
