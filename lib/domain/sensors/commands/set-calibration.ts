import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { calibratedQuantitySchema } from '../model.ts';
import { sensorInUse } from '../rules/sensor.ts';

/** From a moment on this is added to what a sensor says of a quantity, in its unit, as a certificate found; late readings take what was valid then. */
export const setCalibrationArgs = z.strictObject({
  calibrationId: z.uuid(),
  sensorId: z.uuid(),
  quantity: calibratedQuantitySchema,
  validFrom: z.iso.datetime({ offset: true }),
  offset: z.number().min(-50).max(50),
  certificate: z.string().max(120),
  /** The day by which it has to be calibrated again. */
  dueOn: z.iso.date().regex(/^20/).nullable(),
});
export type SetCalibrationArgs = z.infer<typeof setCalibrationArgs>;

/** Rules in this order: there is a certificate (`arguments_invalid`), the sensor is in use. */
export const predictSetCalibration: Predict<SetCalibrationArgs> = async (args, world) => {
  const { sensorId, quantity, offset, certificate, dueOn } = args;
  if (certificate.trim() === '') throw new Refusal('arguments_invalid', { field: 'certificate' });
  const sensor = await sensorInUse(world, sensorId);
  const validFrom = new Date(args.validFrom).toISOString();
  const former = sensor.calibrations.find((one) => one.quantity === quantity);
  // The sensor shows the latest; an older one bears on late readings alone.
  if (former && former.validFrom > validFrom) return applied();
  const calibrations = [
    ...sensor.calibrations.filter((one) => one.quantity !== quantity),
    { quantity, validFrom, offset, certificate, dueOn },
  ].toSorted((a, b) => a.quantity.localeCompare(b.quantity));
  world.put('sensor', { ...sensor, calibrations });
  return applied();
};
