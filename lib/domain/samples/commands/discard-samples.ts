import { applied } from '../../commands/verdict.ts';
import { closeConflictsOf } from '../../conflicts/rules/close.ts';
import type { Predict } from '../../world/ports.ts';
import { type DispositionArgs, decidedSamples, dispositionArgs, noQuarantine } from '../rules/disposition.ts';
import { displaced } from '../rules/settle.ts';

/** Ends samples: they are thrown away, leave their places, and keep their barcodes and histories. */
export const discardSamplesArgs = dispositionArgs;

/** Rules: those of `decidedSamples`. Open conflicts close as `rescanned`, and whoever had it out has it no more. */
export const predictDiscardSamples: Predict<DispositionArgs> = async (args, world, context) => {
  for (const sample of await decidedSamples(args, world)) {
    await closeConflictsOf(sample.id, world, context);
    world.put('sample', {
      ...displaced(sample, 'none', context.deviceTime),
      state: 'disposed',
      checkout: null,
      ...noQuarantine,
    });
  }
  return applied();
};
