import { z } from 'zod';
import { measurementSchema } from '../sensors/measurement.ts';

/** How many readings one command may bring. */
export const MOST_READINGS = 500;

/** What a sensor measured at a moment. */
export const readingSchema = measurementSchema.extend({ takenAt: z.iso.datetime({ offset: true }) });
export type Reading = z.infer<typeof readingSchema>;
