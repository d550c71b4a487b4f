import type { Verdict } from '../../lib/domain/commands/envelope.ts';
import type { Line } from '../../lib/domain/scans/session.ts';

/** What the server objects to in a step, if it does. */
export function objectionTo(item: { readonly verdict: Verdict | null } | null | undefined): Verdict | null {
  const verdict = item?.verdict ?? null;
  return verdict === null || verdict.status === 'applied' ? null : verdict;
}

/** How a line looks: as the scan went, until it is taken back or the server objects. A tick above an objection would be believed. */
export function toneOf({ tone, state }: Pick<Line, 'tone' | 'state'>, objection: Verdict | null): Line['tone'] {
  if (state === 'undone') return 'info';
  if (objection === null) return tone;
  return objection.status === 'conflict' ? 'warning' : 'refusal';
}
