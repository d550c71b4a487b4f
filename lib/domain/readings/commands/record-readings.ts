import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import { measurementSchema } from '../../sensors/measurement.ts';
import { sensorInUse } from '../../sensors/rules/sensor.ts';
import type { Predict } from '../../world/ports.ts';
import { MOST_READINGS } from '../model.ts';
import { objectionToMeasurement } from '../rules/plausible.ts';

/** Readings of one sensor that a person brings: from a probe, from a logger's file, from a display. */
export const recordReadingsArgs = z.strictObject({
  sensorId: z.uuid(),
  source: z.enum(['bluetooth', 'logger', 'manual']),
  readings: z
    .array(z.strictObject({ takenAt: z.iso.datetime({ offset: true }), ...measurementSchema.shape }))
    .min(1)
    .max(MOST_READINGS),
});
export type RecordReadingsArgs = z.infer<typeof recordReadingsArgs>;

/**
 * The same, and the photo of the display that one reading was typed from. The picture follows by itself; its SHA-256 in the command proves that
 * it is the one that was taken.
 */
export const recordReadingsWithPhotoArgs = recordReadingsArgs
  .extend({ photo: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }).nullable() })
  .refine(({ photo, source }) => photo === null || source === 'manual', { path: ['photo'] })
  .refine(({ photo, readings }) => photo === null || readings.length === 1, { path: ['readings'] });
export type RecordReadingsWithPhotoArgs = z.infer<typeof recordReadingsWithPhotoArgs>;

/**
 * Rules: the sensor is in use (`sensor_not_found`, `sensor_archived`); what cannot be a reading is left out and told under `refused`, and when
 * nothing else is left the command is refused with the first objection. Whether a moment is too old or still to come is the server's to say:
 * a phone's clock is no judge of itself. Nothing a device holds changes: readings are asked of the server, alerts come from it.
 */
export const predictRecordReadings: Predict<RecordReadingsArgs> = async ({ sensorId, readings }, world) => {
  await sensorInUse(world, sensorId);
  const refused = readings.flatMap((reading, index) => {
    const code = objectionToMeasurement(reading);
    return code === null ? [] : [{ index, code }];
  });
  const [first] = refused;
  if (first && refused.length === readings.length) {
    throw new Refusal(first.code, { sensorId, field: 'readings', refused });
  }
  return applied();
};
