import { z } from 'zod';

/** What a probe says at one moment, in the units everything else uses. A value that a probe does not measure is null. */
export const measurementSchema = z.object({
  /** Degrees Celsius. */
  temperature: z.number().nullable(),
  /** Percent relative humidity. */
  humidity: z.number().nullable(),
  /** Hectopascal. */
  pressure: z.number().nullable(),
  /** Percent. */
  battery: z.number().nullable(),
});
export type Measurement = z.infer<typeof measurementSchema>;
