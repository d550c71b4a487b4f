import type { Alert } from './model.ts';

/** What an alert asks for: somebody to take it on, nothing until its cause is over, or a word about a cause that is over already. */
export type AlertState = 'alarming' | 'acknowledged' | 'ended';

/** The state of an alert that is not resolved. */
export function alertState({ acknowledgedAt, endedAt }: Pick<Alert, 'acknowledgedAt' | 'endedAt'>): AlertState {
  if (acknowledgedAt !== null) return 'acknowledged';
  return endedAt === null ? 'alarming' : 'ended';
}

/** Whether nobody is to be called about it now; `now` in milliseconds, undefined when no clock is known. */
export function isSnoozed(
  { snoozedUntil, acknowledgedAt, endedAt }: Pick<Alert, 'snoozedUntil' | 'acknowledgedAt' | 'endedAt'>,
  now: number | undefined,
): boolean {
  if (snoozedUntil === null || acknowledgedAt !== null || endedAt !== null) return false;
  return now !== undefined && Date.parse(snoozedUntil) > now;
}

const SEVERITIES = { critical: 0, warning: 1 } as const;
const STATES = { alarming: 0, ended: 1, acknowledged: 2 } as const;

/**
 * Worst first: by severity, then what nobody has taken on before what somebody has, then what lasts before what is over, then the one that
 * has waited longest. `at` says when one began, for whoever has that at hand.
 */
export function worstFirst(a: Alert, b: Alert, at = ({ startedAt }: Alert) => Date.parse(startedAt)): number {
  return (
    SEVERITIES[a.severity] - SEVERITIES[b.severity] ||
    STATES[alertState(a)] - STATES[alertState(b)] ||
    at(a) - at(b) ||
    a.id.localeCompare(b.id)
  );
}

/** The alerts that ask for somebody and were not there when a screen last looked; at its first look (`null`) none is new. */
export function newAlerts(alerts: readonly Alert[], known: ReadonlySet<string> | null): Alert[] {
  if (known === null) return [];
  return alerts.filter((alert) => !known.has(alert.id) && alert.acknowledgedAt === null).toSorted(worstFirst);
}

/** How far the worst value lay outside its limit, in the unit of the quantity; null for an alert that has no value. */
export function beyondLimit({ peak, limit }: Pick<Alert, 'peak' | 'limit'>): number | null {
  return peak === null || limit === null ? null : Math.abs(peak - limit);
}
