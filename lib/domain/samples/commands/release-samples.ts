import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { type DispositionArgs, decidedSamples, dispositionArgs, noQuarantine } from '../rules/disposition.ts';

/** Says that samples may be used: they leave quarantine, or never were in it and were judged to be sound. */
export const releaseSamplesArgs = dispositionArgs;

/** Rules: those of `decidedSamples`. */
export const predictReleaseSamples: Predict<DispositionArgs> = async (args, world, context) => {
  for (const sample of await decidedSamples(args, world)) {
    world.put('sample', { ...sample, ...noQuarantine, updatedAt: context.deviceTime });
  }
  return applied();
};
