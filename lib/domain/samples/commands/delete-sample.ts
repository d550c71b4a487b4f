import { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import { closeConflictsOf } from '../../conflicts/rules/close.ts';
import type { Predict } from '../../world/ports.ts';
import { liveSample } from '../rules/live.ts';

/** Marks a mistaken registration deleted (undo of register): leaves its place, frees its barcode, keeps its history. */
export const deleteSampleArgs = z.strictObject({ sampleId: z.uuid(), reason: z.string().min(1).max(500) });
export type DeleteSampleArgs = z.infer<typeof deleteSampleArgs>;

/** Rules: the sample exists and is not deleted yet. It leaves the devices; its open conflicts close as `rescanned`. */
export const predictDeleteSample: Predict<DeleteSampleArgs> = async ({ sampleId }, world, context) => {
  await liveSample(world, sampleId);
  await closeConflictsOf(sampleId, world, context);
  world.remove('sample', sampleId);
  return applied();
};
