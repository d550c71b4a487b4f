import type { Checkout } from './model.ts';

/** What people say when they are asked until when they need something. */
export const dueChoices = ['hour', 'today', 'week'] as const;
export type DueChoice = (typeof dueChoices)[number];

/** The moment meant by a choice made at `now` (in the zone of this device): an hour on, the end of this day, or the end of the day a week on. */
export function dueAfter(choice: DueChoice, now: Date): string {
  const due = new Date(now);
  if (choice === 'hour') {
    due.setHours(due.getHours() + 1);
  } else {
    due.setDate(due.getDate() + (choice === 'week' ? 7 : 0));
    due.setHours(23, 59, 0, 0);
  }
  return due.toISOString();
}

/** Until when: one of the usual answers, or a date and time of one's own, in the zone of this device and as its field has it (`2026-12-31T12:00`). */
export interface Due {
  readonly choice: DueChoice | 'own';
  readonly own: string;
}

/** What most people mean. */
export const usualDue: Due = { choice: 'today', own: '' };

/** The moment that was chosen, counted from now; null when it is missing or over. */
export function dueMoment({ choice, own }: Due, now: Date): string | null {
  if (choice !== 'own') return dueAfter(choice, now);
  const moment = new Date(own);
  return moment.getTime() > now.getTime() ? moment.toISOString() : null;
}

/** Whether a sample should have been back by now (milliseconds since 1970). */
export function isOverdue({ dueAt }: Pick<Checkout, 'dueAt'>, now: number): boolean {
  return Date.parse(dueAt) < now;
}
