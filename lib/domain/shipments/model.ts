import { z } from 'zod';
import { temperatureClassSchema } from '../container-types/model.ts';

/** Packing at one site, under way, arrived at the other; or given up while it was being packed. */
export const shipmentStates = ['packing', 'in_transit', 'received', 'cancelled'] as const;
export const shipmentStateSchema = z.enum(shipmentStates);
export type ShipmentState = z.infer<typeof shipmentStateSchema>;

/** How a container arrived, as whoever received it says. */
export const conditions = ['intact', 'damaged', 'thawed', 'missing'] as const;
export const conditionSchema = z.enum(conditions);
export type Condition = z.infer<typeof conditionSchema>;

const instant = z.iso.datetime({ offset: true });

/** One stay of a container in a shipment; `unpackedAt` null: it is in there still, or nobody has seen it since (`missing`). */
export const packedSchema = z.object({
  containerId: z.uuid(),
  packedAt: instant,
  unpackedAt: instant.nullable(),
  condition: conditionSchema.nullable(),
});
export type Packed = z.infer<typeof packedSchema>;

/** Containers on their way from one site of the laboratory to another. What is in them goes along. */
export const shipmentSchema = z.object({
  id: z.uuid(),
  /** What people call it: a number of the laboratory's or of the carrier's papers. */
  reference: z.string(),
  fromSiteId: z.uuid(),
  toSiteId: z.uuid(),
  carrier: z.string(),
  trackingNumber: z.string(),
  note: z.string(),
  state: shipmentStateSchema,
  /** How cold it has to be kept on its way: what judges the readings of its loggers. Null: nobody said. */
  temperatureClass: temperatureClassSchema.nullable(),
  expectedAt: instant.nullable(),
  createdAt: instant,
  dispatchedAt: instant.nullable(),
  /** A user id, as is `receivedBy`. */
  dispatchedBy: z.uuid().nullable(),
  receivedAt: instant.nullable(),
  receivedBy: z.uuid().nullable(),
  receiptNote: z.string(),
  /** Every stay of every container, those that were taken out again as well, in the order they were packed. */
  containers: z.array(packedSchema),
});
export type Shipment = z.infer<typeof shipmentSchema>;
