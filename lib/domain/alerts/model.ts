import { z } from 'zod';
import { anomalyReasonSchema } from '../anomalies/model.ts';
import { limitedQuantitySchema, severitySchema } from '../thresholds/model.ts';

const instant = z.iso.datetime({ offset: true });

/** Outside its limits, silent, or suspected of a slow failure: then the kind says what is seen of it (see `anomalies`). */
export const alertKindSchema = z.enum(['excursion', 'sensor_silent', ...anomalyReasonSchema.options]);

/**
 * What a person must know of and answer for. Whether its cause lasts (`endedAt`) and whether somebody took it on (`acknowledgedAt`) are two
 * things; when both are told it is resolved and leaves the devices.
 */
export const alertSchema = z.object({
  id: z.uuid(),
  kind: alertKindSchema,
  severity: severitySchema,
  sensorId: z.uuid(),
  /** Where the sensor was when it began. */
  containerId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  /** Of an excursion: what was outside, on which side of which limit, and the worst value to half a unit. Of a slow failure the direction alone. */
  quantity: limitedQuantitySchema.nullable(),
  direction: z.enum(['high', 'low']).nullable(),
  limit: z.number().nullable(),
  peak: z.number().nullable(),
  startedAt: instant,
  openedAt: instant,
  endedAt: instant.nullable(),
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: z.uuid().nullable(),
  assigneeId: z.uuid().nullable(),
  note: z.string(),
  /** Somebody wants to be told of it again then; null when nobody ever snoozed it. */
  snoozedUntil: instant.nullable().default(null),
  /** The first alert of the matter that it belongs to, which may be itself; null from a server that does not tell. */
  incidentId: z.uuid().nullable().default(null),
});
export type Alert = z.infer<typeof alertSchema>;
