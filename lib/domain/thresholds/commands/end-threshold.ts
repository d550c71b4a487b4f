import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';

/** From now on this threshold judges nothing; what it judged stays judged. */
export const endThresholdArgs = z.strictObject({ thresholdId: z.uuid() });
export type EndThresholdArgs = z.infer<typeof endThresholdArgs>;

/** Rule: the threshold is in force (`threshold_not_found`). */
export const predictEndThreshold: Predict<EndThresholdArgs> = async ({ thresholdId }, world) => {
  if (!(await world.get('threshold', thresholdId))) throw new Refusal('threshold_not_found', { thresholdId });
  world.remove('threshold', thresholdId);
  return applied();
};
