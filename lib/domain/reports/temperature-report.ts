import { z } from 'zod';
import { staysSchema } from '../sensors/stays.ts';
import { severitySchema } from '../thresholds/model.ts';

const instant = z.iso.datetime({ offset: true });
const seconds = z.number();

/** An excursion of the period, with who answered for it and what they wrote. */
const excursionSchema = z.object({
  startedAt: instant,
  alarmedAt: instant,
  endedAt: instant.nullable(),
  direction: z.enum(['high', 'low']),
  limit: z.number(),
  peak: z.number(),
  /** Late readings showed that it never was; told because somebody was alarmed. */
  withdrawn: z.boolean(),
  alertId: z.uuid().nullable(),
  severity: severitySchema.nullable(),
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  note: z.string(),
});
export type ReportedExcursion = z.infer<typeof excursionSchema>;

/** Limits in force for a part of the period, °C. */
const limitsSchema = z.object({
  from: instant,
  to: instant,
  low: z.number().nullable(),
  high: z.number().nullable(),
  hysteresis: z.number(),
  delaySeconds: z.number(),
  severity: severitySchema,
  /** Those of the temperature class; the sensor had none of its own. */
  isOfClass: z.boolean(),
});
export type ReportedLimits = z.infer<typeof limitsSchema>;

/**
 * What an inspector asks about a sensor and a period. Answer of `temperature_report`, which works every figure out of the raw readings in one
 * statement; a screen or a file only writes them down. Temperatures in °C, times in seconds; the four times add up to the period as far as it has
 * passed, but for edges that are watched from outside of it.
 */
export const temperatureReportSchema = z.object({
  madeAt: instant,
  from: instant,
  to: instant,
  sensor: z.object({ id: z.uuid(), name: z.string(), source: z.string(), hardwareId: z.string().nullable() }),
  timeZone: z.string().nullable(),
  site: z.string().nullable(),
  /** From the outermost container down to the one the sensor is in. */
  path: z.array(z.object({ id: z.uuid(), name: z.string() })),
  temperatureClass: z.string().nullable(),
  /** Where it was in the period; nothing from a server that does not tell. */
  stays: staysSchema.default([]),
  readings: z.number().int(),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  /** How many of them look like another unit's. */
  suspected: z.number().int(),
  /** How many were typed by hand, and of how many of those there is a photo of the display. */
  typed: z.number().int(),
  photographed: z.number().int(),
  low: z.number().nullable(),
  lowAt: instant.nullable(),
  high: z.number().nullable(),
  highAt: instant.nullable(),
  mean: z.number().nullable(),
  /** Mean kinetic temperature, USP <1079.2>, ΔH 83.144 kJ/mol. */
  kinetic: z.number().nullable(),
  above: seconds,
  below: seconds,
  within: seconds,
  /** More than an hour without a reading, at the edges of the period too: nobody knows. */
  unwatched: seconds,
  longestGap: seconds.nullable(),
  limits: z.array(limitsSchema),
  excursions: z.array(excursionSchema),
  /** Since when an excursion goes on that began after the period; nothing from a server that does not tell. */
  laterSince: instant.nullable().default(null),
});
export type TemperatureReport = z.infer<typeof temperatureReportSchema>;
