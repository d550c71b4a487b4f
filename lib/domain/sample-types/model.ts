import { z } from 'zod';
import { temperatureClassSchema } from '../container-types/model.ts';

/** Serum, plasma, DNA ... with the temperature classes that suit it (empty: any). */
export const sampleTypeSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  colour: z.string().regex(/^#[0-9a-f]{6}$/i),
  temperatureClasses: z.array(temperatureClassSchema),
  archived: z.boolean(),
});
export type SampleType = z.infer<typeof sampleTypeSchema>;
