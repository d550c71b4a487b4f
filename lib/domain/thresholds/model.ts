import { z } from 'zod';
import { temperatureClassSchema } from '../container-types/model.ts';

/** What a sensor measures. Units: degrees Celsius, percent relative humidity, hectopascal, percent of the battery. */
export const quantities = ['temperature', 'humidity', 'pressure', 'battery'] as const;
export const quantitySchema = z.enum(quantities);
export type Quantity = z.infer<typeof quantitySchema>;

/**
 * What may have limits: what is measured; how far the temperature has risen above the lowest reading of the 15 minutes before (°C); and openings
 * of a door, which a rise within ten minutes shows (`high`, °C), which are over when the temperature has turned back (`hysteresis`, °C), and
 * which are too long after `delaySeconds`. The last two follow from readings.
 */
export const limitedQuantities = [
  'temperature',
  'temperature_rise',
  'door_open',
  'humidity',
  'pressure',
  'battery',
] as const;
export const limitedQuantitySchema = z.enum(limitedQuantities);
export type LimitedQuantity = z.infer<typeof limitedQuantitySchema>;

/** Whether it is about how fast the temperature rises: that goes upwards alone, and is not silent. */
export function isRise(quantity: LimitedQuantity): quantity is 'temperature_rise' | 'door_open' {
  return quantity === 'temperature_rise' || quantity === 'door_open';
}

/** What a sensor measures that a limited quantity is about. */
export function measuredOf(quantity: LimitedQuantity): Quantity {
  return isRise(quantity) ? 'temperature' : quantity;
}

export const severities = ['warning', 'critical'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

/** What one sensor, or every sensor in containers of a temperature class, may measure; a sensor's own goes before its class's. */
export const thresholdSchema = z.object({
  id: z.uuid(),
  sensorId: z.uuid().nullable(),
  temperatureClass: temperatureClassSchema.nullable(),
  quantity: limitedQuantitySchema,
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** How far back inside a value must be before it counts as back. */
  hysteresis: z.number(),
  /** How long a value must be outside before somebody is told. */
  delaySeconds: z.number().int(),
  /** How long the sensor may say nothing; null when nobody minds. */
  silentAfterSeconds: z.number().int().nullable(),
  severity: severitySchema,
});
export type Threshold = z.infer<typeof thresholdSchema>;
