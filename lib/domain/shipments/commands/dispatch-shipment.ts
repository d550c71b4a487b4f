import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { contentsOf } from '../rules/contents.ts';
import { shipmentBeingPacked } from '../rules/shipment.ts';

/** "It has been handed to the carrier." */
export const dispatchShipmentArgs = z.strictObject({ shipmentId: z.uuid() });
export type DispatchShipmentArgs = z.infer<typeof dispatchShipmentArgs>;

/** Rules in this order: the shipment exists and is being packed (`shipment_not_found`, `shipment_not_packing`), and something is in it (`shipment_empty`). */
export const predictDispatchShipment: Predict<DispatchShipmentArgs> = async ({ shipmentId }, world, context) => {
  const shipment = await shipmentBeingPacked(world, shipmentId);
  if (contentsOf(shipment.containers).length === 0) throw new Refusal('shipment_empty', { shipmentId });
  const { deviceTime: dispatchedAt, userId: dispatchedBy } = context;
  world.put('shipment', { ...shipment, state: 'in_transit', dispatchedAt, dispatchedBy });
  return applied();
};
