import { z } from 'zod';
import { freeBarcode, requiredName } from '../../commands/fields.ts';
import { Refusal, settled } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { checkSampleType, liveSample } from '../rules/live.ts';
import { checkQuantity } from '../rules/quantity.ts';
import { samplePlace, settleSample } from '../rules/settle.ts';
import { type Sample, placeSchema, quantityUnits } from '../model.ts';

/** Registers a tube and what is in it; with `place` it is put away in the same step (a slot conflict still registers it). */
export const registerSampleArgs = z.strictObject({
  sampleId: z.uuid(),
  labwareId: z.uuid(),
  barcode: z.string(),
  name: z.string().max(200),
  externalId: z.string().max(200).nullable(),
  sampleTypeId: z.uuid(),
  derivation: z.enum(['primary', 'derivative', 'aliquot', 'pool']),
  parentIds: z.array(z.uuid()).max(100),
  quantity: z.number().nullable(),
  unit: z.enum(quantityUnits).nullable(),
  hazards: z.array(z.string().max(40)).max(20),
  collectedAt: z.iso.datetime({ offset: true }).nullable(),
  expiresAt: z.iso.datetime({ offset: true }).nullable(),
  notes: z.string().max(2000),
  place: placeSchema.nullable(),
});
export type RegisterSampleArgs = z.infer<typeof registerSampleArgs>;

/**
 * Rules in this order: the id is new (`id_taken`), name (`name_empty`), quantity (`quantity_negative`), sample type, parents
 * (`sample_not_found`), barcode (`barcode_*`, `barcode_duplicate`), then those of the place. A held position opens a conflict and registers
 * the sample all the same.
 */
export const predictRegisterSample: Predict<RegisterSampleArgs> = async (args, world, context) => {
  const { place, sampleId, ...fields } = args;
  if (await world.get('sample', sampleId)) throw new Refusal('id_taken', { field: 'sampleId' });
  const name = requiredName(fields.name);
  checkQuantity(fields.quantity);
  await checkSampleType(world, fields.sampleTypeId);
  for (const parentId of fields.parentIds) await liveSample(world, parentId);
  const barcode = await freeBarcode(world, fields.barcode, sampleId);
  const sample: Sample = {
    ...fields,
    id: sampleId,
    name,
    barcode,
    state: 'available',
    containerId: null,
    position: null,
    location: 'none',
    checkout: null,
    quarantinedAt: null,
    quarantineReason: null,
    freezeThawCount: 0,
    updatedAt: context.deviceTime,
  };
  if (place === null) {
    world.put('sample', sample);
    return settled([]);
  }
  const { occupant } = await samplePlace(world, sample, place);
  const clash = await settleSample(world, context, { sample, place, occupantId: occupant?.id ?? null, index: 0 });
  return settled(clash ? [clash] : []);
};
