import { z } from 'zod';
import { type Due, dueChoices, dueMoment } from '../../lib/domain/checkouts/due.ts';

const KEY = 'tracseq-last-due';
const dueSchema = z.object({ choice: z.enum([...dueChoices, 'own']), own: z.string() });

/** Until when things were needed that were taken last on this device: the next ones most likely too. Null for a moment that is over by now. */
export function lastDue(): Due | null {
  try {
    const due = dueSchema.safeParse(JSON.parse(window.localStorage.getItem(KEY) ?? 'null')).data;
    return due && dueMoment(due, new Date()) !== null ? due : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Remembers it. */
export function rememberDue(due: Due): void {
  window.localStorage.setItem(KEY, JSON.stringify(due));
}
