import { z } from 'zod';

/** How the readings of a sensor come: read by a phone, sent by a gateway, out of a logger's file, or from a display by eye. */
export const sensorSources = ['bluetooth', 'gateway', 'logger', 'manual'] as const;
export const sensorSourceSchema = z.enum(sensorSources);
export type SensorSource = z.infer<typeof sensorSourceSchema>;

/** A probe or logger. It measures one container, or the air of one site, or nothing at the moment; never both. */
export const sensorSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  source: sensorSourceSchema,
  /** What the probe says it is: a MAC address, a serial number. One sensor in use per tenant. */
  hardwareId: z.string().nullable(),
  containerId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  archived: z.boolean(),
});
export type Sensor = z.infer<typeof sensorSchema>;
