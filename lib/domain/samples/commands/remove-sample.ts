import { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import { closeConflictsOf } from '../../conflicts/rules/close.ts';
import type { Predict } from '../../world/ports.ts';
import { checkNotOut, storableSample } from '../rules/live.ts';
import { displaced } from '../rules/settle.ts';

/** Takes a sample out of its place; it stays registered with location `none`. Closes its open conflicts as `rescanned`. */
export const removeSampleArgs = z.strictObject({ sampleId: z.uuid(), reason: z.string().max(500) });
export type RemoveSampleArgs = z.infer<typeof removeSampleArgs>;

/** Rules: the sample exists, is not deleted and not checked out (its holder relies on the place). A sample without a place stays so. */
export const predictRemoveSample: Predict<RemoveSampleArgs> = async ({ sampleId }, world, context) => {
  const sample = await storableSample(world, sampleId);
  checkNotOut(sample);
  await closeConflictsOf(sampleId, world, context);
  world.put('sample', displaced(sample, 'none', context.deviceTime));
  return applied();
};
