import type { PullAnswer, SyncSummary } from '../../domain/sync/pull.ts';
import type { LeadContext } from '../lead/context.ts';
import { leading } from '../lead/token.ts';
import { withTimeout } from '../lead/with-timeout.ts';
import { type Docs, SyncError } from '../ports.ts';
import { changeMeta } from '../store/meta.ts';
import { type ScopeRow, kindsOf } from '../store/schema.ts';
import { applyPage } from './apply-page.ts';
import { agrees, noSums, storedSums, sumsOf } from './checksum.ts';
import { askSummary } from './ask-summary.ts';
import { heldIds } from './held-ids.ts';
import { sweep } from './sweep.ts';

/** Milliseconds until a pull counts as unanswered. */
const TIMEOUT_MS = 60_000;
/** How often one pull may begin anew: once because the server asks, once because the sums differ. */
const RESTARTS = 3;

type Page = Extract<PullAnswer, { status: 'ok' }>;

/** What a pull tells while it runs. */
export interface PullWatch {
  /** `more`: another page follows. */
  page(kinds: ReadonlySet<string>, rows: number, more: boolean): Promise<void>;
}

/**
 * Brings one scope up to date, page by page; interrupted, it goes on where it was. When the server says so, or when the sums differ at the
 * end, everything is pulled anew while the held rows stay readable, and what did not come again is swept. `from` is the scope as it stands, or its name.
 */
export async function pullScope<D extends Docs>(
  context: LeadContext<D>,
  from: ScopeRow | string,
  watch: PullWatch,
): Promise<void> {
  let row = typeof from === 'string' ? await scopeRow(context, from) : from;
  const { scope } = row;
  for (let restarts = 0; restarts <= RESTARTS; restarts += 1) {
    const end = await pullPages(context, row, watch);
    if (end.status === 'resync') {
      row = await beginAgain(context, end.row, end.epoch);
      continue;
    }
    row = end.row.resyncing ? await swept(context, end.row) : end.row;
    if (end.page.checksum === null || agrees(sumsOf(row), end.page.checksum)) {
      // Most pulls bring nothing: then nothing is written either.
      if (!row.complete || row.begun !== null) await putScope(context, { ...row, complete: true, begun: null });
      return;
    }
    await noteMismatch(context);
    row = await beginAgain(context, row, row.epoch);
  }
  throw new SyncError('unknown', 'internal', { details: { reason: 'checksum', scope } });
}

type End = { status: 'done'; row: ScopeRow; page: Page } | { status: 'resync'; row: ScopeRow; epoch: number };

async function pullPages<D extends Docs>(context: LeadContext<D>, from: ScopeRow, watch: PullWatch): Promise<End> {
  const held = heldIds(context.db);
  let row = from;
  let asking = ask(context, row);
  for (;;) {
    const answer = await asking;
    if (answer.status === 'resync') return { status: 'resync', row, epoch: answer.epoch };
    // While this page is written the next one is already on its way.
    if (answer.more) asking = ask(context, { ...row, cursor: answer.cursor, epoch: answer.epoch });
    row = await applyPage({ ...context, heldIds: held }, row, answer);
    await watch.page(new Set(answer.changes.map(({ kind }) => kind)), answer.changes.length, answer.more);
    if (!answer.more) return { status: 'done', row, page: answer };
  }
}

function ask<D extends Docs>(context: LeadContext<D>, { scope, cursor, epoch, begun }: ScopeRow): Promise<PullAnswer> {
  const { ports, tenantId, pageSize, signal, model } = context;
  const call = { tenantId, scope, cursor, limit: pageSize, epoch, begun, kinds: kindsOf(model) };
  const asking = withTimeout(ports.clock, TIMEOUT_MS, signal, (inner) => ports.server.pull(call, inner));
  // If writing the page before fails, nobody waits for this answer any more.
  asking.catch(() => undefined);
  return asking;
}

async function scopeRow<D extends Docs>({ db }: LeadContext<D>, scope: string): Promise<ScopeRow> {
  const row = await db.scopes.get(scope);
  if (!row) throw new Error(`The scope ${scope} was not chosen`);
  return row;
}

async function beginAgain<D extends Docs>(context: LeadContext<D>, row: ScopeRow, epoch: number): Promise<ScopeRow> {
  const { version: begun } = await askSummary(context);
  return putScope(context, { ...row, cursor: 0, epoch, begun, round: row.round + 1, resyncing: true });
}

async function swept<D extends Docs>(context: LeadContext<D>, row: ScopeRow): Promise<ScopeRow> {
  const sums = await sweep(context, row.scope, row.round);
  return putScope(context, { ...row, ...storedSums(sums), resyncing: false });
}

function putScope<D extends Docs>({ db, token }: LeadContext<D>, row: ScopeRow): Promise<ScopeRow> {
  return leading(db, token, ['scopes'], async () => {
    await db.scopes.put(row);
    return row;
  });
}

function noteMismatch<D extends Docs>({ db, token }: LeadContext<D>): Promise<unknown> {
  return leading(db, token, [], () => changeMeta(db, 'counters', ({ mismatches }) => ({ mismatches: mismatches + 1 })));
}

/** A scope of which nothing is held yet. */
export function freshScope(scope: string, { epoch, version }: SyncSummary): ScopeRow {
  const begin = { cursor: 0, epoch, begun: version, round: 1, complete: false, resyncing: false };
  return { scope, ...begin, ...storedSums(noSums()) };
}
