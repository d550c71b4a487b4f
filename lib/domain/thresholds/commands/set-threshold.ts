import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import { temperatureClassSchema } from '../../container-types/model.ts';
import { sensorInUse } from '../../sensors/rules/sensor.ts';
import type { Predict } from '../../world/ports.ts';
import { type Threshold, isRise, limitedQuantitySchema, severitySchema } from '../model.ts';

/** A threshold for one sensor or one temperature class; it takes the place of the one there was for the same quantity. */
export const setThresholdArgs = z.strictObject({
  thresholdId: z.uuid(),
  sensorId: z.uuid().nullable(),
  temperatureClass: temperatureClassSchema.nullable(),
  quantity: limitedQuantitySchema,
  low: z.number().min(-1e15).max(1e15).nullable(),
  high: z.number().min(-1e15).max(1e15).nullable(),
  hysteresis: z.number().min(0).max(1e15),
  delaySeconds: z.number().int().min(0).max(604_800),
  silentAfterSeconds: z.number().int().min(60).max(2_592_000).nullable(),
  severity: severitySchema,
});
export type SetThresholdArgs = z.infer<typeof setThresholdArgs>;

/**
 * Rules in this order: it is about a sensor or a class, not both (`arguments_invalid`), the id is new (`id_taken`), the sensor is in use, it
 * limits something and leaves room between the limits (`threshold_invalid`).
 */
export const predictSetThreshold: Predict<SetThresholdArgs> = async ({ thresholdId, ...fields }, world) => {
  const { sensorId, temperatureClass, quantity, low, high, hysteresis, silentAfterSeconds } = fields;
  if ((sensorId === null) === (temperatureClass === null))
    throw new Refusal('arguments_invalid', { field: 'sensorId' });
  if (await world.get('threshold', thresholdId)) throw new Refusal('id_taken', { field: 'thresholdId' });
  if (sensorId !== null) await sensorInUse(world, sensorId);
  const isEmpty = low === null && high === null && silentAfterSeconds === null;
  // A rise goes upwards, and an alert about one must be able to end.
  const isRiseWrong =
    isRise(quantity) && (low !== null || silentAfterSeconds !== null || high === null || high - hysteresis <= 0);
  if (isEmpty || isRiseWrong || (low !== null && high !== null && low + hysteresis >= high - hysteresis)) {
    throw new Refusal('threshold_invalid');
  }
  const isFormer = (other: Threshold) =>
    other.quantity === quantity && other.sensorId === sensorId && other.temperatureClass === temperatureClass;
  for (const former of (await world.all('threshold')).filter(isFormer)) world.remove('threshold', former.id);
  world.put('threshold', { id: thresholdId, ...fields });
  return applied();
};
