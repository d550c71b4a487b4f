import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import { sensorInUse } from '../../sensors/rules/sensor.ts';
import type { Predict } from '../../world/ports.ts';

const LONGEST_MS = 30 * 24 * 3_600_000;

/** For a while a sensor, or everything in a container or a site, raises no alert; what is measured is recorded as ever. */
export const startMaintenanceArgs = z.strictObject({
  maintenanceId: z.uuid(),
  sensorId: z.uuid().nullable(),
  containerId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  reason: z.string().max(500),
});
export type StartMaintenanceArgs = z.infer<typeof startMaintenanceArgs>;

/**
 * Rules in this order: it is about one thing, ends after it begins and within 30 days, and says why (`arguments_invalid`); the sensor is in use, the
 * container or the site is there.
 */
export const predictStartMaintenance: Predict<StartMaintenanceArgs> = async (args, world) => {
  const { sensorId, containerId, siteId, from, to, reason } = args;
  const places = [sensorId, containerId, siteId].filter((id) => id !== null);
  if (places.length !== 1) throw new Refusal('arguments_invalid', { field: 'sensorId' });
  const lasts = Date.parse(to) - Date.parse(from);
  if (lasts <= 0 || lasts > LONGEST_MS) throw new Refusal('arguments_invalid', { field: 'to' });
  if (reason.trim() === '') throw new Refusal('arguments_invalid', { field: 'reason' });
  if (sensorId !== null) await sensorInUse(world, sensorId);
  if (containerId !== null && !(await world.get('container', containerId))) {
    throw new Refusal('container_not_found', { containerId });
  }
  if (siteId !== null && !(await world.get('site', siteId))) throw new Refusal('site_not_found', { siteId });
  return applied();
};
