import { z } from 'zod';

/** Two things claim one position. The occupant arrived first; the subject is tracked but its location is unverified. */
export const conflictSchema = z.object({
  id: z.uuid(),
  subjectKind: z.enum(['sample', 'container']),
  subjectId: z.uuid(),
  occupantId: z.uuid(),
  containerId: z.uuid(),
  position: z.string(),
  commandId: z.uuid(),
  state: z.enum(['open', 'resolved']),
  resolution: z.enum(['rescanned', 'keep_occupant', 'incoming_is_there']).nullable(),
  openedAt: z.iso.datetime({ offset: true }),
  openedBy: z.uuid(),
  resolvedAt: z.iso.datetime({ offset: true }).nullable(),
  resolvedBy: z.uuid().nullable(),
  note: z.string(),
});
export type Conflict = z.infer<typeof conflictSchema>;
