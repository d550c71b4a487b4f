import { leading } from '../lead/token.ts';
import type { Docs, KindOf, StoreModel } from '../ports.ts';
import { changeMeta } from '../store/meta.ts';
import { type Row, type StoreDatabase, kindsOf, rowTable, rowsOf } from '../store/schema.ts';
import { type Sums, count, noSums } from './checksum.ts';
import { letGo } from './let-go.ts';

/** Rows looked at in one transaction, so that a scan is never held up for long. */
const CHUNK = 2_000;

interface SweepContext<D extends Docs> {
  readonly db: StoreDatabase;
  readonly token: string;
  readonly model: StoreModel<D>;
}

/** Where a sweep goes on: after this row of the kind with this number. */
interface Place {
  readonly kind: number;
  readonly after: string;
}

/**
 * Goes through all rows: those of the scope from before this round are no longer the server's and go (a pending prediction on one stays),
 * the others are counted afresh. Round `Infinity` empties the scope.
 */
export async function sweep<D extends Docs>(context: SweepContext<D>, scope: string, round: number): Promise<Sums> {
  const sums = noSums();
  let at: Place | null = { kind: 0, after: '' };
  while (at) at = await sweepChunk(context, at, { scope, round, sums });
  return sums;
}

/** One transaction, over as many kinds as have few rows. Returns where the next one begins; null at the end. */
function sweepChunk<D extends Docs>(
  { db, token, model }: SweepContext<D>,
  from: Place,
  what: { scope: string; round: number; sums: Sums },
): Promise<Place | null> {
  const kinds = kindsOf(model).slice(from.kind);
  return leading(db, token, kinds.map(rowTable), async () => {
    let left = CHUNK;
    let swept = 0;
    let next: Place | null = null;
    for (const [index, kind] of kinds.entries()) {
      const after = index === 0 ? from.after : '';
      const rows = await rowsOf(db, kind).where('id').above(after).limit(left).toArray();
      swept += await sweepRows(db, model, kind, { rows, ...what });
      left -= rows.length;
      const last = rows.at(-1);
      if (left === 0 && last) {
        next = { kind: from.kind + index, after: last.id };
        break;
      }
    }
    if (swept > 0) {
      await changeMeta(db, 'world', ({ generation }) => ({ generation: generation + 1, stale: true }));
    }
    return next;
  });
}

/** Counts the rows of one kind that stay, and lets go of the others. Returns how many these were. */
async function sweepRows<D extends Docs, K extends KindOf<D>>(
  db: StoreDatabase,
  model: StoreModel<D>,
  kind: K,
  { rows, scope, round, sums }: { rows: readonly Row[]; scope: string; round: number; sums: Sums },
): Promise<number> {
  const gone: Row[] = [];
  for (const row of rows) {
    if (row.origin?.scope !== scope) continue;
    if (row.origin.round >= round) count(sums, row.id, row.origin, 1);
    else gone.push(row);
  }
  return letGo(db, model, kind, gone);
}
