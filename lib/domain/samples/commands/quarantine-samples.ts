import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { type DispositionArgs, decidedSamples, dispositionArgs } from '../rules/disposition.ts';

/** Keeps samples out of use until somebody decides about them. They stay where they are. */
export const quarantineSamplesArgs = dispositionArgs;

/** Rules: those of `decidedSamples`. A sample that is in quarantine already stays in it, now for this reason. */
export const predictQuarantineSamples: Predict<DispositionArgs> = async (args, world, context) => {
  const { reason } = args.because;
  for (const sample of await decidedSamples(args, world)) {
    const since = context.deviceTime;
    world.put('sample', { ...sample, quarantinedAt: since, quarantineReason: reason, updatedAt: since });
  }
  return applied();
};
