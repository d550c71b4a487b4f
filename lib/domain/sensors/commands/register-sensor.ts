import { z } from 'zod';
import { requiredName } from '../../commands/fields.ts';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { sensorSourceSchema } from '../model.ts';
import { checkHardwareFree, checkSensorPlace, hardwareIdOf } from '../rules/sensor.ts';

/** A new sensor, in a container, in a site, in a shipment, or nowhere yet. */
export const registerSensorArgs = z.strictObject({
  sensorId: z.uuid(),
  name: z.string().max(120),
  source: sensorSourceSchema,
  hardwareId: z.string().max(64).nullable(),
  containerId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  /** Devices of an earlier version do not send it. */
  shipmentId: z.uuid().nullable().optional(),
});
export type RegisterSensorArgs = z.infer<typeof registerSensorArgs>;

/** Rules in this order: the id is new (`id_taken`), name, id of the probe (`sensor_hardware_taken`), place. */
export const predictRegisterSensor: Predict<RegisterSensorArgs> = async ({ sensorId, ...args }, world) => {
  if (await world.get('sensor', sensorId)) throw new Refusal('id_taken', { field: 'sensorId' });
  const fields = { ...args, shipmentId: args.shipmentId ?? null };
  const name = requiredName(fields.name);
  const hardwareId = hardwareIdOf(fields.hardwareId);
  await checkHardwareFree(world, sensorId, hardwareId);
  await checkSensorPlace(world, fields);
  world.put('sensor', { id: sensorId, ...fields, name, hardwareId, archived: false, calibrations: [] });
  return applied();
};
