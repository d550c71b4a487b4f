import { z } from 'zod';
import { at } from '../../commands/at-index.ts';
import { Refusal } from '../../commands/verdict.ts';
import type { WorldReader } from '../../world/ports.ts';
import type { Sample } from '../model.ts';
import { checkNotDisposed, liveSample } from './live.ts';

/** Most samples that one decision is about; more are decided in several commands. */
export const MOST_DECIDED = 1000;

/**
 * What the three decisions about samples are made of: quarantine, release, discard. `because` stands apart from the list so that the alert is
 * something the command needs, not something it is about.
 */
export const dispositionArgs = z.strictObject({
  samples: z
    .array(z.strictObject({ sampleId: z.uuid() }))
    .min(1)
    .max(MOST_DECIDED),
  because: z.strictObject({ reason: z.string().min(1).max(500), alertId: z.uuid().nullable() }),
});
/** How a sample reads that is not in quarantine. */
export const noQuarantine = { quarantinedAt: null, quarantineReason: null } as const;
export type DispositionArgs = z.infer<typeof dispositionArgs>;

/**
 * The samples of a decision, in order. None twice (`arguments_invalid`); each is live and not discarded. Whether the alert
 * exists is left to the server: one that is over has left the device.
 */
export async function decidedSamples({ samples }: DispositionArgs, world: WorldReader): Promise<Sample[]> {
  if (new Set(samples.map(({ sampleId }) => sampleId)).size < samples.length) {
    throw new Refusal('arguments_invalid', { field: 'samples' });
  }
  const found: Sample[] = [];
  for (const [index, { sampleId }] of samples.entries()) {
    const sample = await at(index, async () => {
      const live = await liveSample(world, sampleId);
      checkNotDisposed(live);
      return live;
    });
    found.push(sample);
  }
  return found;
}
