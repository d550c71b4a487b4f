import { z } from 'zod';

export const custodyEventKinds = [
  'received',
  'stored',
  'transferred',
  'container_transferred',
  'removed',
  'edited',
  'deleted',
  'undeleted',
  'location_unverified',
  'location_verified',
  'container_created',
  'container_archived',
  'container_restored',
  'quarantined',
  'released',
  'disposed',
  'checked_out',
  'returned',
  'shipped',
  'shipment_received',
] as const;

/** One line of a sample's or container's history; append-only, read straight from `custody_events`. Device time is evidence, never order. */
export const custodyEventSchema = z.object({
  id: z.coerce.number(),
  kind: z.enum(custodyEventKinds),
  sample_id: z.uuid().nullable(),
  container_id: z.uuid().nullable(),
  from_container_id: z.uuid().nullable(),
  from_position: z.string().nullable(),
  to_container_id: z.uuid().nullable(),
  to_position: z.string().nullable(),
  command_id: z.uuid(),
  actor_id: z.uuid(),
  device_id: z.uuid(),
  device_time: z.iso.datetime({ offset: true }),
  recorded_at: z.iso.datetime({ offset: true }),
  reason: z.string().nullable(),
  /** The alert after which it was decided. */
  alert_id: z.uuid().nullable(),
  /** The shipment that it went into, out of, or along with. */
  shipment_id: z.uuid().nullable(),
});
export type CustodyEvent = z.infer<typeof custodyEventSchema>;

/** What to ask the table for: all that the schema wants. */
export const custodyEventColumns = Object.keys(custodyEventSchema.shape).join(',');
