import { z } from 'zod';
import { sampleTypeFields } from './create-sample-type.ts';

/** Changes a sample type; samples already stored where it no longer suits stay where they are. */
export const editSampleTypeArgs = z.strictObject({
  sampleTypeId: z.uuid(),
  changes: z.strictObject({ ...sampleTypeFields.partial().shape, archived: z.boolean().optional() }),
});
export type EditSampleTypeArgs = z.infer<typeof editSampleTypeArgs>;
