import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import { closeConflictsOf } from '../../conflicts/rules/close.ts';
import { checkNotOut } from '../../samples/rules/live.ts';
import type { Predict } from '../../world/ports.ts';
import { isFrozen } from '../rules/frozen.ts';
import { MOST_HANDLED, handledSamples } from '../rules/handled.ts';

/**
 * Takes samples out: whoever gives the command has them until `dueAt`, and their places are held. `thawed` says whether it counts as a thaw;
 * null lets the place decide (a frozen one does). It is counted on leaving: a tube that never comes back has thawed too.
 */
export const checkOutSamplesArgs = z.strictObject({
  samples: z
    .array(z.strictObject({ sampleId: z.uuid() }))
    .min(1)
    .max(MOST_HANDLED),
  dueAt: z.iso.datetime({ offset: true }),
  note: z.string().max(500),
  thawed: z.boolean().nullable(),
});
export type CheckOutSamplesArgs = z.infer<typeof checkOutSamplesArgs>;

/**
 * Rules: those of `handledSamples`; nobody has it (`sample_checked_out`), and it is not in quarantine, which keeps it out of use
 * (`sample_quarantined`). A due time that is over is no error: a phone may have been offline for long. Its open conflicts close as
 * `rescanned`: it is in a hand, so nobody need look for it.
 */
export const predictCheckOutSamples: Predict<CheckOutSamplesArgs> = async (args, world, context) => {
  const { dueAt, note } = args;
  const now = context.deviceTime;
  const samples = await handledSamples(args.samples, world, (sample) => {
    checkNotOut(sample);
    if (sample.quarantinedAt !== null) throw new Refusal('sample_quarantined', { sampleId: sample.id });
  });
  for (const sample of samples) {
    await closeConflictsOf(sample.id, world, context);
    const thawed = args.thawed ?? (await isFrozen(sample, world));
    world.put('sample', {
      ...sample,
      state: 'checked_out',
      checkout: { takenBy: context.userId, takenAt: now, dueAt, note, thawed },
      location: sample.containerId === null ? 'none' : 'verified',
      freezeThawCount: sample.freezeThawCount + Number(thawed),
      updatedAt: now,
    });
  }
  return applied();
};
