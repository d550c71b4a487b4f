import { z } from 'zod';

/**
 * An explicit decision on a slot conflict. `keep_occupant`: the occupant is right, the subject stays unverified until it is scanned again.
 * `incoming_is_there`: the subject takes the position and the former occupant becomes unverified; refused (`position_occupied`) when somebody
 * else holds the position by now.
 */
export const resolveConflictArgs = z.strictObject({
  conflictId: z.uuid(),
  resolution: z.enum(['keep_occupant', 'incoming_is_there']),
  note: z.string().max(500),
});
export type ResolveConflictArgs = z.infer<typeof resolveConflictArgs>;
