import { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { KEPT_MONTHS } from '../retention.ts';

/** How many months raw readings are kept; older ones are deleted by the schedule, their sums stay. */
export const setReadingRetentionArgs = z.strictObject({
  months: z.number().int().min(KEPT_MONTHS.least).max(KEPT_MONTHS.most),
});
export type SetReadingRetentionArgs = z.infer<typeof setReadingRetentionArgs>;

/** Nothing a device holds changes: readings are asked of the server. */
export const predictSetReadingRetention: Predict<SetReadingRetentionArgs> = () => Promise.resolve(applied());
