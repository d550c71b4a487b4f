import type { Plan } from './plan.ts';

/** How long it may take to make a failing plan smaller. */
const PATIENCE_MS = 90_000;

/** Leaves out steps as long as it still fails, in ever smaller pieces: what is left is what a person reads. */
export async function smallest(
  plan: Plan,
  run: (plan: Plan) => Promise<void>,
): Promise<{ plan: Plan; error: unknown }> {
  const until = Date.now() + PATIENCE_MS;
  let best = { plan, error: await failureOf(run, plan) };
  for (let size = Math.ceil(plan.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < best.plan.steps.length && Date.now() < until;) {
      const steps = best.plan.steps.toSpliced(from, size);
      const candidate = { ...best.plan, steps };
      const error = await failureOf(run, candidate);
      if (error === null) from += size;
      else best = { plan: candidate, error };
    }
  }
  return best;
}

async function failureOf(run: (plan: Plan) => Promise<void>, plan: Plan): Promise<unknown> {
  try {
    await run(plan);
    return null;
  } catch (error) {
    return error;
  }
}
