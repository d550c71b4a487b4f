import { inspect } from 'node:util';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import regressions from '../../../lib/sync/regressions.json' with { type: 'json' };
import { plans, regressionsSchema } from './plan.ts';
import { smallest } from './smallest.ts';
import { type Ground, createGround } from './ground.ts';
import { runPlan } from './run.ts';
import { makeDiskSwift } from './swift-disk.ts';

/** The runs of every test: the same for everybody, so that a change is judged by what it changes. */
const USUAL_RUNS = 500;
const USUAL_SEED = 20_261_122;
/** All runs together, shared between the workers. */
const RUNS = Number(process.env['SYNC_RUNS'] ?? USUAL_RUNS);
/** Test files, each in a worker of its own. */
const FILES = 2;
/** Shares that go on side by side in a worker: while one waits for its database, the other works. */
const ABREAST = 2;
const SHARES = FILES * ABREAST;
/** A longer run looks elsewhere each time; a seed from outside repeats it. */
const SEED = Number(process.env['SYNC_SEED'] ?? (RUNS > USUAL_RUNS ? Date.now() % 2 ** 31 : USUAL_SEED));
const HOURS_MS = 6 * 3_600_000;

/** The properties of the sync, in the shares of one file. */
export function syncProperties(file: number): void {
  beforeAll(makeDiskSwift);

  for (let share = file * ABREAST; share < (file + 1) * ABREAST; share += 1) {
    test.concurrent(
      `nothing acknowledged is lost or done twice, and all devices come to show what the server holds (share ${share + 1} of ${SHARES})`,
      () => onGround((ground) => checkShare(ground, share)),
      HOURS_MS,
    );
  }
}

/** Each share stands on a database of its own: what concerns all laboratories of one concerns no run of another share. */
async function onGround(work: (ground: Ground) => Promise<void>): Promise<void> {
  const ground = await createGround();
  try {
    await work(ground);
  } finally {
    await ground.server.close();
    await ground.db.drop();
  }
}

async function checkShare(ground: Ground, share: number): Promise<void> {
  for (const { found, plan } of regressionsSchema.parse(regressions).filter((_, index) => index % SHARES === share)) {
    await runPlan(ground, plan).catch((error: unknown) => {
      throw new Error(`It goes wrong again: ${found}`, { cause: error });
    });
  }
  const property = fc.asyncProperty(plans, (plan) => runPlan(ground, plan));
  const numRuns = Math.ceil(RUNS / SHARES);
  const found = await fc.check(property, { numRuns, seed: SEED + share, endOnFailure: true });
  if (!found.failed) return;
  const [plan] = found.counterexample ?? [];
  if (!plan) throw new Error('The property failed without an example', { cause: found.errorInstance });
  const small = await smallest(plan, (candidate) => runPlan(ground, candidate));
  const message = `Run ${found.numRuns} of seed ${found.seed} failed. For lib/sync/regressions.json:\n${JSON.stringify(small.plan)}`;
  expect.fail(`${message}\n\n${inspect(small.error, { depth: 5 })}`);
}
