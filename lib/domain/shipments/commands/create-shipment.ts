import { z } from 'zod';
import { requiredName } from '../../commands/fields.ts';
import { Refusal, applied } from '../../commands/verdict.ts';
import { temperatureClassSchema } from '../../container-types/model.ts';
import type { Predict } from '../../world/ports.ts';
import { checkSiteInUse } from '../rules/shipment.ts';

/** What people may write about a shipment at any time until it has arrived. */
export const shipmentTexts = {
  reference: z.string().max(100),
  toSiteId: z.uuid(),
  carrier: z.string().max(100),
  trackingNumber: z.string().max(100),
  note: z.string().max(500),
  temperatureClass: temperatureClassSchema.nullable(),
  expectedAt: z.iso.datetime({ offset: true }).nullable(),
};

/** Begins a shipment: nothing is in it yet. */
export const createShipmentArgs = z.strictObject({ shipmentId: z.uuid(), fromSiteId: z.uuid(), ...shipmentTexts });
export type CreateShipmentArgs = z.infer<typeof createShipmentArgs>;

/**
 * Rules in this order: the id is new (`id_taken`), it has a reference (`name_empty`), both sites exist (`site_not_found`) and are in use
 * (`parent_archived`), and they are two (`shipment_same_site`).
 */
export const predictCreateShipment: Predict<CreateShipmentArgs> = async (args, world, { deviceTime }) => {
  const { shipmentId: id, fromSiteId, toSiteId, ...texts } = args;
  if (await world.get('shipment', id)) throw new Refusal('id_taken', { field: 'shipmentId' });
  const reference = requiredName(texts.reference, 'reference');
  await checkSiteInUse(world, fromSiteId);
  await checkSiteInUse(world, toSiteId);
  if (fromSiteId === toSiteId) throw new Refusal('shipment_same_site', { siteId: toSiteId });
  world.put('shipment', {
    ...{ id, fromSiteId, toSiteId, ...texts, reference, state: 'packing', createdAt: deviceTime },
    ...{ dispatchedAt: null, dispatchedBy: null, receivedAt: null, receivedBy: null, receiptNote: '', containers: [] },
  });
  return applied();
};
