import type { LeadContext } from '../lead/context.ts';
import { leading } from '../lead/token.ts';
import { coverAcks } from '../outbox/settle.ts';
import type { Docs } from '../ports.ts';
import { changeMeta, readMeta } from '../store/meta.ts';
import { askSummary } from './ask-summary.ts';
import { chooseScopes } from './scopes.ts';
import { letLeave } from './leaving.ts';
import { freshScope, pullScope } from './pull-scope.ts';
import { sweep } from './sweep.ts';

/** What a whole pull learned. */
export interface Pulled {
  /** Rows came that may mean other scopes: ask for the summary again. */
  readonly scopesMayDiffer: boolean;
}

/**
 * One whole pull: every held scope up to date. `chooseAnew` asks the server first what there is to hold. At its end the effects of all
 * commands that were acknowledged before it began are in the rows, unless other scopes may have to be held first.
 */
export async function pullAll<D extends Docs>(context: LeadContext<D>, chooseAnew: boolean): Promise<Pulled> {
  const { db, token, model } = context;
  const held = await look(context);
  const expected = chooseAnew || held.scopes.length === 0 ? await choose(context) : null;
  const { scopes } = expected === null ? held : await look(context);
  const isLong = expected !== null && scopes.some(({ complete }) => !complete);
  let rows = 0;
  const came = new Set<string>();
  let isTold = isLong;
  for (const scope of scopes) {
    // As long as nothing came, no scope has changed since they were read.
    await pullScope(context, rows === 0 ? scope : scope.scope, {
      async page(kinds, count, more) {
        rows += count;
        for (const kind of kinds) came.add(kind);
        // One page is over before anybody could read that it comes.
        isTold ||= more;
        if (!isTold) return;
        const pulling = { rows, expected: isLong ? expected : null };
        await leading(db, token, [], () => changeMeta(db, 'drain', () => ({ pulling })));
      },
    });
  }
  const scopesMayDiffer = model.scopeKinds.some((kind) => came.has(kind));
  // What was done in a scope that is not held yet has not come: it stays on top until the new scopes are chosen and pulled.
  const isAllHeld = chooseAnew || !scopesMayDiffer;
  if (isAllHeld) await letLeave(context);
  if (isAllHeld && held.given > held.covered) await coverAcks(db, token, held.given);
  return { scopesMayDiffer };
}

/** How many acknowledgements were given and covered, and the held scopes in the order they are pulled. */
async function look<D extends Docs>({ db, capacity }: LeadContext<D>) {
  const { acks, active, rows } = await db.transaction('r', ['meta', 'scopes'], async () => ({
    acks: await readMeta(db, 'acks'),
    active: (await readMeta(db, 'active')).scope,
    rows: await db.scopes.toArray(),
  }));
  const total = rows.reduce((sum, { rows: held }) => sum + held, 0);
  const order = chooseScopes(rows, active, Math.max(capacity, total));
  const scopes = rows.toSorted((a, b) => order.indexOf(a.scope) - order.indexOf(b.scope));
  return { given: acks.given, covered: acks.covered, scopes };
}

/** Asks what there is to hold, and makes the held scopes those. Returns how many rows that will be. */
async function choose<D extends Docs>(context: LeadContext<D>): Promise<number> {
  const { db, token, capacity } = context;
  const summary = await askSummary(context);
  const { scope: active } = await readMeta(db, 'active');
  const chosen = chooseScopes(summary.scopes, active, capacity);
  const held = await db.scopes.toCollection().primaryKeys();
  for (const scope of held.filter((key) => !chosen.includes(key))) await drop(context, scope);
  await leading(db, token, ['scopes'], async () => {
    const missing = chosen.filter((scope) => !held.includes(scope));
    await db.scopes.bulkAdd(missing.map((scope) => freshScope(scope, summary)));
    const person = await readMeta(db, 'person');
    await changeMeta(db, 'person', () => ({ role: summary.role, epoch: summary.epoch }));
    // Another role foresees other verdicts.
    if (person.role !== summary.role) {
      await changeMeta(db, 'world', ({ generation }) => ({ generation: generation + 1, stale: true }));
    }
  });
  return summary.scopes.filter(({ scope }) => chosen.includes(scope)).reduce((sum, { rows }) => sum + rows, 0);
}

/** Lets go of every scope; interrupted, the next call goes on. Whoever comes back pulls from nothing. */
export async function dropAll<D extends Docs>(context: LeadContext<D>): Promise<void> {
  for (const scope of await context.db.scopes.toCollection().primaryKeys()) await drop(context, scope);
  await letLeave(context);
}

async function drop<D extends Docs>(context: LeadContext<D>, scope: string): Promise<void> {
  await sweep(context, scope, Number.POSITIVE_INFINITY);
  await leading(context.db, context.token, ['scopes'], () => context.db.scopes.delete(scope));
}
