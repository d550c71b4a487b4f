import type { EscalationStep } from '../model.ts';

/** Whom the laboratory calls, as far as it has decided: its policies and schedules in use, and who stands in. */
export interface Calling {
  readonly policies: readonly { readonly steps: readonly Pick<EscalationStep, 'memberIds' | 'scheduleIds'>[] }[];
  readonly schedules: readonly { readonly id: string; readonly memberIds: readonly string[] }[];
  /** Whoever stands in, now or later. */
  readonly covers: readonly { readonly scheduleId: string; readonly memberId: string }[];
}

/**
 * Whether alerts are meant for a member by name: a step of a policy tells them, or a schedule that such a step tells has them among its people or
 * standing in. A schedule of no policy calls nobody.
 */
export function isCalled(memberId: string, { policies, schedules, covers }: Calling): boolean {
  const steps = policies.flatMap((policy) => policy.steps);
  if (steps.some(({ memberIds }) => memberIds.includes(memberId))) return true;
  const told = new Set(steps.flatMap(({ scheduleIds }) => scheduleIds));
  return (
    schedules.some((schedule) => told.has(schedule.id) && schedule.memberIds.includes(memberId)) ||
    covers.some((cover) => told.has(cover.scheduleId) && cover.memberId === memberId)
  );
}
