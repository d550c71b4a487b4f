import { z } from 'zod';

/** How many months raw readings are kept at least and at most, and where nobody said otherwise. */
export const KEPT_MONTHS = { least: 12, most: 600, usual: 180 } as const;

/** How many years are offered. */
export const offeredYears = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50] as const;

/** How long raw readings are kept, and what would go by the time asked for. Answer of `reading_retention`. */
export const readingRetentionSchema = z.object({
  /** What is in force. */
  months: z.number().int(),
  /** Readings from before this would go. */
  before: z.iso.datetime({ offset: true }),
  /** How many there are; `isMore` when there are more than were counted. */
  count: z.number().int(),
  isMore: z.boolean(),
  /** How many of them stay until somebody has answered for the alerts they belong to. */
  evidence: z.number().int(),
});
export type ReadingRetention = z.infer<typeof readingRetentionSchema>;
