import { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { checkSensorPlace, sensorInUse } from '../rules/sensor.ts';

/** From now on the sensor measures this container, site or shipment, or nothing; where it was before is kept in the history. */
export const placeSensorArgs = z.strictObject({
  sensorId: z.uuid(),
  containerId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  /** Devices of an earlier version do not send it. */
  shipmentId: z.uuid().nullable().optional(),
});
export type PlaceSensorArgs = z.infer<typeof placeSensorArgs>;

/** Rules in this order: the sensor is in use (`sensor_not_found`, `sensor_archived`), the place too. */
export const predictPlaceSensor: Predict<PlaceSensorArgs> = async ({ sensorId, shipmentId = null, ...at }, world) => {
  const sensor = await sensorInUse(world, sensorId);
  const place = { ...at, shipmentId };
  await checkSensorPlace(world, place);
  world.put('sensor', { ...sensor, ...place });
  return applied();
};
