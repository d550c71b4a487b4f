import { Refusal } from '../../commands/verdict.ts';
import type { WorldReader } from '../../world/ports.ts';
import type { Shipment } from '../../shipments/model.ts';
import type { Sensor } from '../model.ts';

const UNREADABLE = /[\u0001-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

/** The sensor, archived or not; refuses `sensor_not_found`. */
export async function knownSensor(world: WorldReader, sensorId: string): Promise<Sensor> {
  const sensor = await world.get('sensor', sensorId);
  if (!sensor) throw new Refusal('sensor_not_found', { sensorId });
  return sensor;
}

/** The sensor, which must be in use; also refuses `sensor_archived`. */
export async function sensorInUse(world: WorldReader, sensorId: string): Promise<Sensor> {
  const sensor = await knownSensor(world, sensorId);
  if (sensor.archived) throw new Refusal('sensor_archived', { sensorId });
  return sensor;
}

/** The id of a probe as it is kept; null when nothing is left of it. */
export function hardwareIdOf(text: string | null): string | null {
  if (text === null) return null;
  if (UNREADABLE.test(text)) throw new Refusal('arguments_invalid', { field: 'hardwareId' });
  return text.replace(/^ +| +$/g, '') || null;
}

/** Refuses the id of a probe that another sensor in use bears (`sensor_hardware_taken`). */
export async function checkHardwareFree(world: WorldReader, sensorId: string, hardwareId: string | null) {
  if (hardwareId === null) return;
  const bearer = (await world.all('sensor')).find(
    (other) => other.hardwareId === hardwareId && !other.archived && other.id !== sensorId,
  );
  if (bearer) throw new Refusal('sensor_hardware_taken', { sensorId: bearer.id });
}

/** Whether sensors may travel with a shipment: it has neither arrived nor been given up. */
export const isUnderWay = ({ state }: Pick<Shipment, 'state'>): boolean =>
  state === 'packing' || state === 'in_transit';

/** Where a sensor may be; at most one of the three. */
export type SensorPlace = Pick<Sensor, 'containerId' | 'siteId' | 'shipmentId'>;

/**
 * Refuses a place that is not there or no longer in use: `container_not_found`, `parent_archived`, `site_not_found`, `shipment_not_found`; and a
 * shipment that has arrived or was given up (`sensor_shipment_over`).
 */
export async function checkSensorPlace(
  world: WorldReader,
  { containerId, siteId, shipmentId }: SensorPlace,
): Promise<void> {
  if (containerId !== null && siteId !== null) throw new Refusal('arguments_invalid', { field: 'siteId' });
  if (containerId !== null) {
    const container = await world.get('container', containerId);
    if (!container) throw new Refusal('container_not_found', { containerId });
    if (container.archived) throw new Refusal('parent_archived', { containerId });
  }
  if (siteId !== null) {
    const site = await world.get('site', siteId);
    if (!site || site.archived) throw new Refusal('site_not_found', { siteId });
  }
  if (shipmentId === null) return;
  if (containerId !== null || siteId !== null) throw new Refusal('arguments_invalid', { field: 'shipmentId' });
  const shipment = await world.get('shipment', shipmentId);
  if (!shipment) throw new Refusal('shipment_not_found', { shipmentId });
  if (!isUnderWay(shipment)) throw new Refusal('sensor_shipment_over', { shipmentId });
}
