import { z } from 'zod';
import { at } from '../../commands/at-index.ts';
import { type Clash, Refusal, settled } from '../../commands/verdict.ts';
import { placeSchema } from '../../samples/model.ts';
import { displaced, samplePlace, settleSample } from '../../samples/rules/settle.ts';
import type { Predict } from '../../world/ports.ts';
import { MOST_HANDLED, handledSamples } from '../rules/handled.ts';
import { broughtBack, thawCorrected } from '../rules/out.ts';

/**
 * Brings samples back: into the place that was held (`to` null; one that had none has none), or each to another place. `thawed` puts the count
 * right for all of them, since whoever comes back knows whether they thawed; null leaves what was counted on leaving.
 */
export const returnSamplesArgs = z.strictObject({
  samples: z
    .array(z.strictObject({ sampleId: z.uuid(), to: placeSchema.nullable() }))
    .min(1)
    .max(MOST_HANDLED),
  thawed: z.boolean().nullable(),
});
export type ReturnSamplesArgs = z.infer<typeof returnSamplesArgs>;

/**
 * Rules: those of `handledSamples`, each is out (`sample_not_checked_out`), no position twice (`arguments_invalid`); then those of
 * `place_sample` for each that goes elsewhere, with all of these already out of the places that were held. The held place needs no rules: the
 * sample never gave it up. Anybody may bring a sample back, not only who took it.
 */
export const predictReturnSamples: Predict<ReturnSamplesArgs> = async (args, world, context) => {
  const named = args.samples.flatMap(({ to }) => (to?.position ? [`${to.containerId} ${to.position}`] : []));
  if (new Set(named).size < named.length) throw new Refusal('arguments_invalid', { field: 'samples' });
  const found = await handledSamples(args.samples, world, ({ id, state }) => {
    if (state !== 'checked_out') throw new Refusal('sample_not_checked_out', { sampleId: id });
  });
  const now = context.deviceTime;
  const samples = found.map((sample) => thawCorrected(sample, args.thawed));
  for (const [index, sample] of samples.entries()) {
    const isBack = args.samples[index]?.to === null;
    world.put('sample', isBack ? { ...broughtBack(sample), updatedAt: now } : displaced(sample, 'none', now));
  }
  const clashes: Clash[] = [];
  for (const [index, sample] of samples.entries()) {
    const to = args.samples[index]?.to;
    if (!to) continue;
    const { occupant } = await at(index, () => samplePlace(world, sample, to));
    const clash = await settleSample(world, context, { sample, place: to, occupantId: occupant?.id ?? null, index });
    if (clash) clashes.push(clash);
  }
  return settled(clashes);
};
