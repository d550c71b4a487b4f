import { z } from 'zod';

/** How the readings of a sensor come: read by a phone, sent by a gateway, out of a logger's file, or from a display by eye. */
export const sensorSources = ['bluetooth', 'gateway', 'logger', 'manual'] as const;
export const sensorSourceSchema = z.enum(sensorSources);
export type SensorSource = z.infer<typeof sensorSourceSchema>;

/** What can be calibrated. */
export const calibratedQuantities = ['temperature', 'humidity', 'pressure'] as const;
export const calibratedQuantitySchema = z.enum(calibratedQuantities);

/** What a certificate found a sensor to be off by: `offset` is added to what it says, from `validFrom` on. */
const calibrationSchema = z.object({
  quantity: calibratedQuantitySchema,
  validFrom: z.iso.datetime({ offset: true }),
  offset: z.number(),
  certificate: z.string(),
  dueOn: z.iso.date().nullable(),
});
export type Calibration = z.infer<typeof calibrationSchema>;

/** A probe or logger. It measures one container, the air of one site, what travels in one shipment, or nothing at the moment; never two of them. */
export const sensorSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  source: sensorSourceSchema,
  /** What the probe says it is: a MAC address, a serial number. One sensor in use per tenant. */
  hardwareId: z.string().nullable(),
  containerId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  /** Null from a server that knows of no shipments. */
  shipmentId: z.uuid().nullable().default(null),
  archived: z.boolean(),
  /** The latest of each quantity; none from a server that is older. */
  calibrations: z.array(calibrationSchema).default([]),
});
export type Sensor = z.infer<typeof sensorSchema>;
