'use client';

/** What the loggers of a shipment say. */
export function ShipmentSensors(_: { shipmentId: string }) {
  return null;
}
