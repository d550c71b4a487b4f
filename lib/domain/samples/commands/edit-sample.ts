import { z } from 'zod';
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
