import { z } from 'zod';
import { anomalyReasonSchema } from '../anomalies/model.ts';
import { limitedQuantitySchema, severitySchema } from '../thresholds/model.ts';

const instant = z.iso.datetime({ offset: true });

/** What a sensor measures: outside its limits, silent, a door that stays open, or suspected of a slow failure, of which the kind says what is seen (see `anomalies`). */
const measuredKinds = ['excursion', 'sensor_silent', 'door_open', ...anomalyReasonSchema.options] as const;

/** What nobody measures: a thing is left alone for too long, or runs out (see `alert-rules`). */
export const causeKinds = [
  'conflict_open',
  'device_stale',
  'checkout_overdue',
  'sample_expiring',
  'calibration_due',
  'shipment_overdue',
] as const;
export type CauseKind = (typeof causeKinds)[number];

export const alertKindSchema = z.enum([...measuredKinds, ...causeKinds]);
export type AlertKind = z.infer<typeof alertKindSchema>;

/**
 * What a person must know of and answer for. Whether its cause lasts (`endedAt`) and whether somebody took it on (`acknowledgedAt`) are two
 * things; when both are told it is resolved and leaves the devices.
 */
export const alertSchema = z.object({
  id: z.uuid(),
  kind: alertKindSchema,
  severity: severitySchema,
  /** What it is about, by its kind: a sensor, a conflict, a device, a sample or a shipment; samples that expire are those of its site. */
  sensorId: z.uuid().nullable(),
  conflictId: z.uuid().nullable().default(null),
  deviceId: z.uuid().nullable().default(null),
  sampleId: z.uuid().nullable().default(null),
  /** What people call that, where neither a sensor nor a site says it. */
  subject: z.string().nullable().default(null),
  /** How many samples expire, or steps wait on a device. */
  items: z.number().int().nullable().default(null),
  /** When it is due back, expires or runs out; of several, the first. */
  dueAt: instant.nullable().default(null),
  /** Of samples that expire: the moment up to which people were told of them, so that the same ones are found again. */
  coversTo: instant.nullable().default(null),
  /** Where the sensor was when it began, or where the thing is. */
  containerId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  shipmentId: z.uuid().nullable().default(null),
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

/** Whether an alert tells how a sensor measures: there is a curve to show. A calibration that runs out says nothing of that. */
export function isMeasured({ kind }: Pick<Alert, 'kind'>): boolean {
  return measuredKinds.some((measured) => measured === kind);
}
