import { z } from 'zod';
import { type AnomalyEvent, anomalyReasonSchema } from './model.ts';

/** A suspicion that lasts: what is seen, since when (ms of the epoch) and which way, in the words of an alert. */
export const suspicionSchema = z.object({
  reason: anomalyReasonSchema,
  since: z.number().int(),
  direction: z.enum(['high', 'low']).nullable(),
});
export type Suspicion = z.infer<typeof suspicionSchema>;

const DIRECTIONS = { up: 'high', down: 'low', none: null } as const;

/** What lasts after these events, the oldest first. What was raised and is over again leaves nothing: nobody need be told of it. */
export function lastingAfter(lasting: readonly Suspicion[], events: readonly AnomalyEvent[]): Suspicion[] {
  let now = [...lasting];
  for (const event of events) {
    now = now.filter(({ reason }) => reason !== event.reason);
    if (event.kind === 'raised') {
      const { reason, since, direction } = event;
      now.push({ reason, since, direction: DIRECTIONS[direction] });
    }
  }
  return now;
}
