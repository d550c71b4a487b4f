import type { Alert } from './model.ts';
import { worstFirst } from './order.ts';

/** Alerts that are one matter, the worst first; most are of one. */
export interface Incident<T> {
  readonly id: string;
  readonly alerts: readonly T[];
}

/** The name of the matter that an alert belongs to. */
export function incidentOf({ id, incidentId }: Pick<Alert, 'id' | 'incidentId'>): string {
  return incidentId ?? id;
}

/** Puts alerts together by incident: the incident with the worst alert first, and in each the worst first. */
export function incidentsOf<T extends { readonly doc: Alert }>(alerts: readonly T[]): Incident<T>[] {
  const found = new Map<string, T[]>();
  // Five hundred alerts are compared some thousands of times: each moment is read once.
  const began = new Map(alerts.map(({ doc }) => [doc, Date.parse(doc.startedAt)]));
  const at = (alert: Alert) => began.get(alert) ?? 0;
  for (const alert of alerts.toSorted((a, b) => worstFirst(a.doc, b.doc, at))) {
    const id = incidentOf(alert.doc);
    const known = found.get(id);
    if (known) known.push(alert);
    else found.set(id, [alert]);
  }
  return [...found].map(([id, members]) => ({ id, alerts: members }));
}

/** The alerts of an incident that nobody has taken on. */
export function untaken(alerts: readonly { readonly doc: Alert }[]): Alert[] {
  return alerts.flatMap(({ doc }) => (doc.acknowledgedAt === null ? [doc] : []));
}
