import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import regressions from '../../../lib/sync/regressions.json' with { type: 'json' };
import { createTestDatabase } from '../../local/testing.ts';
import { createCast } from './laboratory.ts';
import { plans, regressionsSchema } from './plan.ts';
import { smallest } from './smallest.ts';
import type { Ground } from './ground.ts';
import { runPlan } from './run.ts';
import { connect } from './server.ts';
import { makeDiskSwift } from './swift-disk.ts';

/** The runs of every test: the same for everybody, so that a change is judged by what it changes. */
const USUAL_RUNS = 500;
const USUAL_SEED = 20_261_122;
/** All runs together, shared between the workers. */
const RUNS = Number(process.env['SYNC_RUNS'] ?? USUAL_RUNS);
const SHARES = 2;
/** A longer run looks elsewhere each time; a seed from outside repeats it. */
const SEED = Number(process.env['SYNC_SEED'] ?? (RUNS > USUAL_RUNS ? Date.now() % 2 ** 31 : USUAL_SEED));
const HOURS_MS = 6 * 3_600_000;

/** The properties of the sync, in one of the shares. */
export function syncProperties(share: number): void {
  let ground: Ground;
  beforeAll(async () => {
    makeDiskSwift();
    const db = await createTestDatabase({ max: 2 });
    ground = { db, server: connect(db), cast: await createCast(db) };
  });
  afterAll(async () => {
    await ground.server.close();
    await ground.db.drop();
  });

  test.each(regressionsSchema.parse(regressions).filter((_, index) => index % SHARES === share))(
    'once it went wrong: $found',
    async ({ plan }) => {
      await runPlan(ground, plan);
    },
    HOURS_MS,
  );

  test(
    'nothing acknowledged is lost or done twice, and all devices come to show what the server holds',
    async () => {
      const numRuns = Math.ceil(RUNS / SHARES);
      const property = fc.asyncProperty(plans, (plan) => runPlan(ground, plan));
      const found = await fc.check(property, { numRuns, seed: SEED + share, endOnFailure: true });
      if (!found.failed) return;
      const [plan] = found.counterexample ?? [];
      if (!plan) throw new Error('The property failed without an example', { cause: found.errorInstance });
      const small = await smallest(plan, (candidate) => runPlan(ground, candidate));
      const message = `Run ${found.numRuns} of seed ${found.seed} failed. For lib/sync/regressions.json:\n${JSON.stringify(small.plan)}`;
      expect.fail(`${message}\n\n${inspect(small.error, { depth: 5 })}`);
    },
    HOURS_MS,
  );
}
