import { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import { endJourneys } from '../../sensors/rules/journeys.ts';
import type { Predict } from '../../world/ports.ts';
import { setAside } from '../rules/aside.ts';
import { contentsOf } from '../rules/contents.ts';
import { unpacked } from '../rules/leave.ts';
import { shipmentBeingPacked } from '../rules/shipment.ts';

/** Gives a shipment up before it has left; everything in it is taken out, its sensors are nowhere. */
export const cancelShipmentArgs = z.strictObject({ shipmentId: z.uuid() });
export type CancelShipmentArgs = z.infer<typeof cancelShipmentArgs>;

/** Rules: the shipment exists and is being packed (`shipment_not_found`, `shipment_not_packing`): what is under way can only be received. */
export const predictCancelShipment: Predict<CancelShipmentArgs> = async ({ shipmentId }, world, { deviceTime }) => {
  const shipment = await shipmentBeingPacked(world, shipmentId);
  await setAside(world, contentsOf(shipment.containers));
  await endJourneys(world, shipmentId);
  world.put('shipment', { ...shipment, state: 'cancelled', containers: unpacked(shipment, deviceTime) });
  return applied();
};
