import { z } from 'zod';
import { patched, requiredName } from '../../commands/fields.ts';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import type { Shipment } from '../model.ts';
import { checkSiteInUse, openShipment } from '../rules/shipment.ts';
import { shipmentTexts } from './create-shipment.ts';

/** Writes what became known meanwhile: a tracking number, a later day, another destination. */
export const editShipmentArgs = z.strictObject({
  shipmentId: z.uuid(),
  changes: z.strictObject(shipmentTexts).partial(),
});
export type EditShipmentArgs = z.infer<typeof editShipmentArgs>;

/**
 * Rules in this order: the shipment exists (`shipment_not_found`) and has not been received or given up (`shipment_closed`), the reference
 * (`name_empty`), and the destination as for `create_shipment`.
 */
export const predictEditShipment: Predict<EditShipmentArgs> = async ({ shipmentId, changes }, world) => {
  const before = await openShipment(world, shipmentId);
  const shipment: Shipment = patched(before, changes);
  if (changes.reference !== undefined) shipment.reference = requiredName(changes.reference, 'reference');
  if (changes.toSiteId !== undefined && changes.toSiteId !== before.toSiteId) {
    await checkSiteInUse(world, changes.toSiteId);
    if (changes.toSiteId === before.fromSiteId) throw new Refusal('shipment_same_site', { siteId: changes.toSiteId });
  }
  world.put('shipment', shipment);
  return applied();
};
