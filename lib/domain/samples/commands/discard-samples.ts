import { Refusal, applied } from '../../commands/verdict.ts';
import { closeConflictsOf } from '../../conflicts/rules/close.ts';
import type { Predict } from '../../world/ports.ts';
import { type DispositionArgs, decidedSamples, dispositionArgs, noQuarantine } from '../rules/disposition.ts';
import { displaced } from '../rules/settle.ts';

/** Ends samples: they are thrown away, leave their places, and keep their barcodes and histories. */
export const discardSamplesArgs = dispositionArgs;

/** Rules: those of `decidedSamples`, and nobody has it checked out (`sample_checked_out`). Open conflicts close as `rescanned`. */
export const predictDiscardSamples: Predict<DispositionArgs> = async (args, world, context) => {
  const samples = await decidedSamples(args, world, ({ id, state }) => {
    if (state === 'checked_out') throw new Refusal('sample_checked_out', { sampleId: id });
  });
  for (const sample of samples) {
    await closeConflictsOf(sample.id, world, context);
    world.put('sample', { ...displaced(sample, 'none', context.deviceTime), state: 'disposed', ...noQuarantine });
  }
  return applied();
};
