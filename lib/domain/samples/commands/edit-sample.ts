import { z } from 'zod';
import { patched, requiredName } from '../../commands/fields.ts';
import { applied } from '../../commands/verdict.ts';
import { chainOf, typeOf } from '../../containers/rules/chain.ts';
import { checkSuits, climateOf } from '../../containers/rules/climate.ts';
import type { Predict, WorldReader } from '../../world/ports.ts';
import type { Sample } from '../model.ts';
import { checkSampleType, liveSample } from '../rules/live.ts';
import { checkQuantity } from '../rules/quantity.ts';
import { registerSampleArgs } from './register-sample.ts';

/** Changes what is written about a sample; absent fields stay. */
export const editSampleArgs = z.strictObject({
  sampleId: z.uuid(),
  changes: registerSampleArgs
    .pick({
      name: true,
      externalId: true,
      sampleTypeId: true,
      quantity: true,
      unit: true,
      hazards: true,
      collectedAt: true,
      expiresAt: true,
      notes: true,
    })
    .partial(),
});
export type EditSampleArgs = z.infer<typeof editSampleArgs>;

/**
 * Rules in this order: sample, name, quantity, sample type; and when the type or the hazards change while the sample is in a place, that
 * place must suit what it now is (`temperature_unsuitable`, `hazard_incompatible`).
 */
export const predictEditSample: Predict<EditSampleArgs> = async ({ sampleId, changes }, world, context) => {
  const before = await liveSample(world, sampleId);
  const after: Sample = { ...patched(before, changes), updatedAt: context.deviceTime };
  if (changes.name !== undefined) after.name = requiredName(changes.name);
  checkQuantity(changes.quantity);
  if (changes.sampleTypeId !== undefined) await checkSampleType(world, changes.sampleTypeId);
  if (changes.sampleTypeId !== undefined || changes.hazards !== undefined) await checkStillSuits(after, world);
  world.put('sample', after);
  return applied();
};

async function checkStillSuits(sample: Sample, world: WorldReader): Promise<void> {
  const container = sample.containerId === null ? undefined : await world.get('container', sample.containerId);
  if (!container) return;
  const chain = await chainOf(world, { container, type: await typeOf(world, container) });
  await checkSuits(world, climateOf(chain), sample);
}
