import { z } from 'zod';
import { temperatureClassSchema } from '../../container-types/model.ts';

export const sampleTypeFields = z.strictObject({
  name: z.string().max(120),
  colour: z.string().regex(/^#[0-9a-f]{6}$/i),
  temperatureClasses: z.array(temperatureClassSchema).max(10),
});

/** A new sample type. */
export const createSampleTypeArgs = z.strictObject({ sampleTypeId: z.uuid(), ...sampleTypeFields.shape });
export type CreateSampleTypeArgs = z.infer<typeof createSampleTypeArgs>;
