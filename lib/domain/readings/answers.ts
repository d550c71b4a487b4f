import { z } from 'zod';
import { sampleSchema } from '../samples/model.ts';

const instant = z.iso.datetime({ offset: true });
const value = z.number().nullable();

/** How one sensor is: what it said last, and the hourly means of its last day, oldest first. Answer of `sensor_overview`, one of a list. */
export const sensorReportSchema = z.object({
  sensorId: z.uuid(),
  takenAt: instant.nullable(),
  temperature: value,
  humidity: value,
  pressure: value,
  battery: value,
  /** `unit` when the last temperature looks like another unit's. */
  suspicion: z.string().nullable(),
  day: z.array(z.object({ at: instant, mean: z.number() })),
});
export type SensorReport = z.infer<typeof sensorReportSchema>;

/** A stretch of time of a curve with the lowest, highest and mean temperature in it. */
export const curvePointSchema = z.object({ at: instant, min: z.number(), max: z.number(), mean: z.number() });
export type CurvePoint = z.infer<typeof curvePointSchema>;

/** The curve of a sensor between two moments. Answer of `sensor_curve`. */
export const curveSchema = z.object({
  span: z.enum(['raw', 'five_minutes', 'hour', 'day']),
  points: z.array(curvePointSchema),
  excursions: z.array(
    z.object({
      id: z.uuid(),
      startedAt: instant,
      endedAt: instant.nullable(),
      direction: z.enum(['high', 'low']),
      limit: z.number(),
      peak: z.number(),
      alertId: z.uuid().nullable(),
    }),
  ),
});
export type Curve = z.infer<typeof curveSchema>;

/** The openings of a door in a time, as the temperature shows them. Answer of `door_openings_in`. */
export const doorOpeningsSchema = z.object({
  /** False where nothing says how to tell an opening: then none are known. */
  isWatched: z.boolean(),
  count: z.number().int(),
  /** All of them together. */
  seconds: z.number(),
  longest: z.number(),
  /** The last twenty, newest first; of one that is open still, up to now. */
  latest: z.array(
    z.object({
      id: z.uuid(),
      startedAt: instant,
      endedAt: instant.nullable(),
      seconds: z.number(),
      base: z.number(),
      peak: z.number(),
      alertId: z.uuid().nullable(),
    }),
  ),
});
export type DoorOpenings = z.infer<typeof doorOpeningsSchema>;

/** The samples that an excursion put at risk, the longest exposed first. Answer of `samples_at_risk`. */
export const samplesAtRiskSchema = z.object({
  total: z.number().int(),
  /** How many of them are still in the place. */
  there: z.number().int(),
  /** About how many of them somebody has decided since. */
  decided: z.number().int(),
  samples: z.array(
    z.object({
      sampleId: z.uuid(),
      barcode: z.string(),
      name: z.string(),
      /** How long it was exposed. */
      seconds: z.number(),
      isThere: z.boolean(),
      /** What was decided about it after this alert, last. */
      decision: z.enum(['quarantined', 'released', 'disposed']).nullable(),
      isQuarantined: z.boolean(),
      state: sampleSchema.shape.state,
    }),
  ),
});
export type SamplesAtRisk = z.infer<typeof samplesAtRiskSchema>;

/** How long a sample was out of range in all its life. Answer of `sample_exposure`. */
export const sampleExposureSchema = z.object({
  excursions: z.number().int(),
  /** Two excursions at one time count once here. */
  seconds: z.number(),
  /** The last twenty, newest first. */
  latest: z.array(
    z.object({
      excursionId: z.uuid(),
      alertId: z.uuid().nullable(),
      startedAt: instant,
      endedAt: instant.nullable(),
      direction: z.enum(['high', 'low']),
      limit: z.number(),
      peak: z.number(),
      seconds: z.number(),
    }),
  ),
});
export type SampleExposure = z.infer<typeof sampleExposureSchema>;
