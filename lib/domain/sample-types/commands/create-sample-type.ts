import { z } from 'zod';
import { requiredName } from '../../commands/fields.ts';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { temperatureClassSchema } from '../../container-types/model.ts';

export const sampleTypeFields = z.strictObject({
  name: z.string().max(120),
  colour: z.string().regex(/^#[0-9a-f]{6}$/i),
  temperatureClasses: z.array(temperatureClassSchema).max(10),
});

/** A new sample type. */
export const createSampleTypeArgs = z.strictObject({ sampleTypeId: z.uuid(), ...sampleTypeFields.shape });
export type CreateSampleTypeArgs = z.infer<typeof createSampleTypeArgs>;

/** Rules in this order: the id is new (`id_taken`), name (`name_empty`). */
export const predictCreateSampleType: Predict<CreateSampleTypeArgs> = async ({ sampleTypeId, ...fields }, world) => {
  if (await world.get('sample_type', sampleTypeId)) throw new Refusal('id_taken', { field: 'sampleTypeId' });
  const name = requiredName(fields.name);
  world.put('sample_type', { id: sampleTypeId, ...fields, name, archived: false });
  return applied();
};
