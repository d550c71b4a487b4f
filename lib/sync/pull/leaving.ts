import { leading } from '../lead/token.ts';
import type { Docs, StoreModel } from '../ports.ts';
import { type MetaOf, changeMeta, readMeta } from '../store/meta.ts';
import { type Row, type StoreDatabase, kindsOf, rowTable, rowsOf } from '../store/schema.ts';
import { letGo } from './let-go.ts';

/** Stands for the scope of a row that its own scope has let go of. No scope of the server is called so, and no sums are kept of it. */
const LEAVING = '';
/** Rows that are kept at a time until it is known whether another scope has them; with more of them the rest go at once. */
const MOST_LEAVING = 1_000;

/** A row that its scope has let go of, and the tenant's version at which it did. */
export type Leaving = MetaOf<'leaving'>['rows'][number];

/** The row as it stays, readable and under whatever is pending on it, until every scope has said whether it has it. */
export function leavingRow(row: Row): Row {
  return row.origin ? { ...row, origin: { ...row.origin, scope: LEAVING } } : row;
}

/** How many more rows may be kept; call it in a transaction that holds `meta`. */
export async function roomForLeaving(db: StoreDatabase): Promise<number> {
  return MOST_LEAVING - (await readMeta(db, 'leaving')).rows.length;
}

/** Remembers rows to be let go of; call it in the transaction that stores them. */
export async function noteLeaving(db: StoreDatabase, leaving: readonly Leaving[]): Promise<void> {
  if (leaving.length === 0) return;
  const again = new Set(leaving.map(({ id }) => id));
  await changeMeta(db, 'leaving', ({ rows }) => ({ rows: [...rows.filter(({ id }) => !again.has(id)), ...leaving] }));
}

/**
 * Lets go of the rows that no held scope has: those whose own scope let go of them at a version that every held scope has come to since. A
 * thing that moves from one site to another is so never away, whichever site is pulled first; the others stay until the next pull.
 */
export async function letLeave<D extends Docs>(context: {
  readonly db: StoreDatabase;
  readonly token: string;
  readonly model: StoreModel<D>;
}): Promise<void> {
  const { db, token, model } = context;
  if ((await readMeta(db, 'leaving')).rows.length === 0) return;
  await leading(db, token, ['scopes', ...kindsOf(model).map(rowTable)], async () => {
    const cursors = (await db.scopes.toArray()).map(({ cursor }) => cursor);
    const through = Math.min(...cursors, Number.POSITIVE_INFINITY);
    const leaving = (await readMeta(db, 'leaving')).rows;
    const due = leaving.filter(({ version }) => version <= through);
    if (due.length === 0) return;
    let gone = 0;
    for (const kind of kindsOf(model)) {
      const ids = due.filter((one) => one.kind === kind).map(({ id }) => id);
      const rows = ids.length > 0 ? await rowsOf(db, kind).bulkGet(ids) : [];
      // Those that came with another scope meanwhile are that scope's.
      const unclaimed = rows.flatMap((row) => (row?.origin?.scope === LEAVING ? [row] : []));
      gone += await letGo(db, model, kind, unclaimed);
    }
    await changeMeta(db, 'leaving', () => ({ rows: leaving.filter((one) => !due.includes(one)) }));
    if (gone > 0) await changeMeta(db, 'world', ({ generation }) => ({ generation: generation + 1, stale: true }));
  });
}
