import { z } from 'zod';
import { patched, requiredName } from '../../commands/fields.ts';
import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { checkHardwareFree, hardwareIdOf, knownSensor } from '../rules/sensor.ts';

/** Changes a sensor; archiving takes it out of use, its readings stay. */
export const editSensorArgs = z.strictObject({
  sensorId: z.uuid(),
  changes: z.strictObject({
    name: z.string().max(120).optional(),
    hardwareId: z.string().max(64).nullable().optional(),
    archived: z.boolean().optional(),
  }),
});
export type EditSensorArgs = z.infer<typeof editSensorArgs>;

/** Rules in this order: the sensor exists (`sensor_not_found`), name, and while in use its probe is no other's (`sensor_hardware_taken`). */
export const predictEditSensor: Predict<EditSensorArgs> = async ({ sensorId, changes }, world) => {
  const sensor = patched(await knownSensor(world, sensorId), changes);
  if (changes.name !== undefined) sensor.name = requiredName(changes.name);
  sensor.hardwareId = hardwareIdOf(sensor.hardwareId);
  if (!sensor.archived) await checkHardwareFree(world, sensorId, sensor.hardwareId);
  world.put('sensor', sensor);
  return applied();
};
