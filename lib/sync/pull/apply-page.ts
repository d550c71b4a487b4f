import type { PullAnswer } from '../../domain/sync/pull.ts';
import { leading } from '../lead/token.ts';
import type { Docs, KindOf, StoreModel } from '../ports.ts';
import { changeMeta } from '../store/meta.ts';
import { composeRow, docOf } from '../store/rows.ts';
import { type Row, type ScopeRow, type StoreDatabase, kindsOf, rowTable, rowsOf } from '../store/schema.ts';
import { type Sums, count, noSums, storedSums, sumsOf } from './checksum.ts';
import type { HeldIds } from './held-ids.ts';
import { type Leaving, leavingRow, noteLeaving, roomForLeaving } from './leaving.ts';

type Page = Extract<PullAnswer, { status: 'ok' }>;
type Change = Page['changes'][number];

interface PageContext<D extends Docs> {
  readonly db: StoreDatabase;
  readonly token: string;
  readonly model: StoreModel<D>;
  readonly heldIds: HeldIds;
}

/**
 * Applies one page of a scope and moves its cursor, in one transaction: a page is there or it is not. Where commands are pending the
 * server's document goes under the prediction. A tombstone takes a row only if the row is held for this very scope; otherwise the thing has
 * merely moved on. Such a row stays readable until the other scopes are pulled, too: one of them may have it now. Returns the scope as it stands now.
 */
export async function applyPage<D extends Docs>(
  context: PageContext<D>,
  asked: ScopeRow,
  page: Page,
): Promise<ScopeRow> {
  const { db, token, model, heldIds } = context;
  const moves = page.cursor !== asked.cursor || page.epoch !== asked.epoch;
  if (page.changes.length === 0 && !moves) return asked;
  const kinds = kindsOf(model).filter((kind) => page.changes.some((change) => change.kind === kind));
  const byKind = new Map(kinds.map((kind) => [kind, page.changes.filter((change) => change.kind === kind)]));
  const known = await Promise.all(kinds.map((kind) => heldIds.among(kind, idsOf(byKind.get(kind)))));
  return leading(db, token, ['scopes', ...kinds.map(rowTable)], async () => {
    const sums = new ScopeSums(db, asked);
    const leaving: Leaving[] = [];
    const room = page.changes.some(({ doc }) => doc === null) ? await roomForLeaving(db) : 0;
    let unreadable = 0;
    for (const [index, kind] of kinds.entries()) {
      const changes = byKind.get(kind) ?? [];
      const ids = known[index] ?? [];
      unreadable += await applyKind(context, kind, { changes, scope: asked, known: ids, sums, leaving, room });
    }
    await noteLeaving(db, leaving);
    const now: ScopeRow = {
      ...asked,
      ...storedSums(sums.of(asked.scope)),
      cursor: page.cursor,
      epoch: page.epoch,
    };
    await sums.storeOthers();
    await db.scopes.put(now);
    if (page.changes.length > 0) {
      await changeMeta(db, 'world', ({ generation }) => ({ generation: generation + 1, stale: true }));
    }
    if (unreadable > 0) {
      await changeMeta(db, 'counters', (counters) => ({ unreadable: counters.unreadable + unreadable }));
    }
    return now;
  });
}

const idsOf = (changes: readonly Change[] | undefined): string[] => (changes ?? []).map(({ id }) => id);

interface KindPage {
  readonly changes: readonly Change[];
  readonly scope: ScopeRow;
  /** Ids of the page that this device holds already. */
  readonly known: readonly string[];
  readonly sums: ScopeSums;
  /** Takes up the rows that stay until the other scopes are pulled. */
  readonly leaving: Leaving[];
  /** How many of these there may be. */
  readonly room: number;
}

async function applyKind<D extends Docs, K extends KindOf<D>>(
  { db, model, heldIds }: PageContext<D>,
  kind: K,
  { changes, scope, known, sums, leaving, room }: KindPage,
): Promise<number> {
  const table = rowsOf(db, kind);
  const found = await table.bulkGet([...known]);
  const before = new Map(found.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  await sums.load([...before.values()].flatMap(({ origin }) => origin?.scope ?? []));
  // Nothing is awaited per row: IndexedDB would end the transaction, since Dexie follows only so many waits that are not its own.
  const puts: Row[] = [];
  const gone: string[] = [];
  let unreadable = 0;
  for (const { id, version, doc: sent } of changes) {
    const held = before.get(id);
    const isTombstone = sent === null;
    if (isTombstone && held?.origin?.scope !== scope.scope) continue;
    if (held?.origin) count(sums.of(held.origin.scope), id, held.origin, -1);
    if (isTombstone && held && leaving.length < room) {
      leaving.push({ kind, id, version });
      puts.push(leavingRow(held));
      continue;
    }
    const origin = isTombstone ? null : { scope: scope.scope, version, round: scope.round };
    if (origin) count(sums.of(scope.scope), id, origin, 1);
    const server = isTombstone ? undefined : model.kinds[kind].parse(sent);
    if (!isTombstone && server === undefined) unreadable += 1;
    const seen = held?.provisional ? docOf<D, K>(held.doc) : server;
    const row = composeRow(model, kind, id, { origin, server, seen });
    if (row) puts.push(row);
    else gone.push(id);
  }
  await table.bulkPut(puts);
  if (gone.length > 0) await table.bulkDelete(gone);
  heldIds.note(kind, puts, gone);
  return unreadable;
}

/** The sums of all scopes that a page concerns: a thing that comes into one scope may leave another. */
class ScopeSums {
  readonly #db: StoreDatabase;
  readonly #asked: string;
  readonly #sums = new Map<string, Sums>();

  constructor(db: StoreDatabase, asked: ScopeRow) {
    this.#db = db;
    this.#asked = asked.scope;
    this.#sums.set(asked.scope, sumsOf(asked));
  }

  async load(scopes: readonly string[]): Promise<void> {
    const missing = [...new Set(scopes)].filter((scope) => !this.#sums.has(scope));
    if (missing.length === 0) return;
    const rows = await this.#db.scopes.bulkGet(missing);
    for (const [index, scope] of missing.entries()) {
      const row = rows[index];
      this.#sums.set(scope, row ? sumsOf(row) : noSums());
    }
  }

  of(scope: string): Sums {
    const sums = this.#sums.get(scope);
    if (!sums) throw new Error(`The sums of ${scope} were not loaded`);
    return sums;
  }

  async storeOthers(): Promise<void> {
    for (const [scope, sums] of this.#sums) {
      if (scope !== this.#asked) await this.#db.scopes.update(scope, storedSums(sums));
    }
  }
}
