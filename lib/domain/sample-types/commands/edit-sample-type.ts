import { z } from 'zod';
import { patched, requiredName } from '../../commands/fields.ts';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import type { SampleType } from '../model.ts';
import { sampleTypeFields } from './create-sample-type.ts';

/** Changes a sample type; samples already stored where it no longer suits stay where they are. */
export const editSampleTypeArgs = z.strictObject({
  sampleTypeId: z.uuid(),
  changes: z.strictObject({ ...sampleTypeFields.partial().shape, archived: z.boolean().optional() }),
});
export type EditSampleTypeArgs = z.infer<typeof editSampleTypeArgs>;

/** Rules in this order: the type exists (`sample_type_not_found`), name (`name_empty`). */
export const predictEditSampleType: Predict<EditSampleTypeArgs> = async ({ sampleTypeId, changes }, world) => {
  const before = await world.get('sample_type', sampleTypeId);
  if (!before) throw new Refusal('sample_type_not_found', { sampleTypeId });
  const type: SampleType = patched(before, changes);
  if (changes.name !== undefined) type.name = requiredName(changes.name);
  world.put('sample_type', type);
  return applied();
};
