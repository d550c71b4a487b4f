import type { LeadContext } from '../lead/context.ts';
import { leading } from '../lead/token.ts';
import { coverAcks } from '../outbox/settle.ts';
import type { Docs } from '../ports.ts';
import { changeMeta, readMeta } from '../store/meta.ts';
import { askSummary } from './ask-summary.ts';
import { chooseScopes } from './scopes.ts';
import { freshScope, pullScope } from './pull-scope.ts';
import { sweep } from './sweep.ts';

/** What a whole pull learned. */
export interface Pulled {
  /** Rows came that may mean other scopes: ask for the summary again. */
  readonly scopesMayDiffer: boolean;
}

/**
 * One whole pull: every held scope up to date. `chooseAnew` asks the server first what there is to hold. At its end the effects of all
 * commands that were acknowledged before it began are in the rows.
 */
export async function pullAll<D extends Docs>(context: LeadContext<D>, chooseAnew: boolean): Promise<Pulled> {
  const { db, token, model } = context;
  const { given, covered, isFirst } = await db.transaction('r', ['meta', 'scopes'], async () => ({
    ...(await readMeta(db, 'acks')),
    isFirst: (await db.scopes.count()) === 0,
  }));
  const expected = chooseAnew || isFirst ? await choose(context) : null;
  const scopes = await heldScopes(context);
  const isLong = expected !== null && scopes.some(({ complete }) => !complete);
  let rows = 0;
  let scopesMayDiffer = false;
  for (const { scope } of scopes) {
    await pullScope(context, scope, {
      async page(kinds, count) {
        rows += count;
        scopesMayDiffer ||= model.scopeKinds.some((kind) => kinds.has(kind));
        if (isLong)
          await leading(db, token, [], () => changeMeta(db, 'drain', () => ({ pulling: { rows, expected } })));
      },
    });
  }
  if (given > covered) await coverAcks(db, token, given);
  return { scopesMayDiffer };
}

async function heldScopes<D extends Docs>({ db, capacity }: LeadContext<D>) {
  const { rows, active } = await db.transaction('r', ['meta', 'scopes'], async () => ({
    rows: await db.scopes.toArray(),
    active: (await readMeta(db, 'active')).scope,
  }));
  const order = chooseScopes(
    rows,
    active,
    Math.max(
      capacity,
      rows.reduce((sum, { rows: held }) => sum + held, 0),
    ),
  );
  return rows.toSorted((a, b) => order.indexOf(a.scope) - order.indexOf(b.scope));
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

async function drop<D extends Docs>(context: LeadContext<D>, scope: string): Promise<void> {
  await sweep(context, scope, Number.POSITIVE_INFINITY);
  await leading(context.db, context.token, ['scopes'], () => context.db.scopes.delete(scope));
}
