'use client';

import type { PlannedMove } from '../../lib/domain/alerts/move-plan.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import { useQuery } from '../sync/index.ts';
import type { HeldPlan } from './use-move-plan.ts';

/** What stands where the plan wanted it: whoever moved it, and also what this device only predicts. */
async function arrived(held: LocalQueries, steps: readonly PlannedMove[]): Promise<Set<string>> {
  const targets = [...new Set(steps.map(({ to }) => to.containerId))];
  const lists = await Promise.all(
    targets.map(async (id) => [...(await held.containersIn(id)), ...(await held.samplesIn(id))]),
  );
  const at = new Map(
    lists.flatMap((list, n) => list.map(({ doc }) => [doc.id, `${targets[n]} ${doc.position}`] as const)),
  );
  return new Set(steps.filter(({ id, to }) => at.get(id) === `${to.containerId} ${to.position}`).map(({ id }) => id));
}

const NONE: readonly PlannedMove[] = [];

/** The moves of a plan that are made, by the id of the thing. A thing that left this device for another site counts by its tick. */
export function useDone(held: HeldPlan | undefined): ReadonlySet<string> {
  const steps = held?.plan.steps ?? NONE;
  const found = useQuery((queries) => arrived(queries, steps), [steps]);
  return new Set([...(found ?? []), ...(held?.ticked ?? [])]);
}
