import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import { checkTimeZone } from '../../sites/rules/time-zone.ts';
import type { Predict } from '../../world/ports.ts';
import { clockTimeSchema } from '../model.ts';

/** When a person's own devices are told of nothing but what is critical; a span that ends before it begins goes over midnight. */
export const setQuietHoursArgs = z.strictObject({
  from: clockTimeSchema,
  to: clockTimeSchema,
  timeZone: z.string().max(64),
  enabled: z.boolean(),
});
export type SetQuietHoursArgs = z.infer<typeof setQuietHoursArgs>;

/** Rules: the zone is known, and the span is not empty (`arguments_invalid`). */
export const predictSetQuietHours: Predict<SetQuietHoursArgs> = async ({ from, to, timeZone }) => {
  checkTimeZone(timeZone);
  if (from === to) throw new Refusal('arguments_invalid', { field: 'to' });
  return applied();
};
