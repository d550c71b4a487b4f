import { z } from 'zod';
import { escalationSchema } from '../escalation/model.ts';

const instant = z.iso.datetime({ offset: true });

/** A comment, or the person to whom it was given (null: to nobody any more). Each is kept; the alert itself carries the last. */
const alertEventSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['noted', 'assigned']),
  at: instant,
  userId: z.uuid(),
  note: z.string().nullable(),
  assigneeId: z.uuid().nullable(),
});

const snoozeSchema = z.object({ turn: z.number().int(), at: instant, userId: z.uuid(), until: instant });

/** What people and the escalation did about an alert, as the server knows it. */
export const alertHistorySchema = z.object({
  calls: z.array(escalationSchema),
  events: z.array(alertEventSchema),
  snoozes: z.array(snoozeSchema),
});
export type AlertHistory = z.infer<typeof alertHistorySchema>;

/** The last comment among them, '' for none. What the alert itself carries may be newer: it waits on this device. */
export function lastNote(events: AlertHistory['events']): string {
  const notes = events.filter(({ kind }) => kind === 'noted');
  return notes.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1)?.note ?? '';
}
