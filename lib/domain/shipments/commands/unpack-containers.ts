import type { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { setAside, stillIn } from '../rules/aside.ts';
import { unpacked } from '../rules/leave.ts';
import { checkNamedOnce, shipmentBeingPacked } from '../rules/shipment.ts';
import { packContainersArgs } from './pack-containers.ts';

/** Takes containers out again before they leave. They stay at their site, and where exactly is not known until somebody puts them away. */
export const unpackContainersArgs = packContainersArgs;
export type UnpackContainersArgs = z.infer<typeof unpackContainersArgs>;

/**
 * Rules in this order: no container twice (`arguments_invalid`), the shipment exists and is being packed (`shipment_not_found`,
 * `shipment_not_packing`), each was in it at some time (`container_not_in_shipment`). One that has left it meanwhile stays where it is.
 */
export const predictUnpackContainers: Predict<UnpackContainersArgs> = async (args, world, { deviceTime }) => {
  checkNamedOnce(args.containers);
  const shipment = await shipmentBeingPacked(world, args.shipmentId);
  const out = stillIn(shipment, args.containers);
  await setAside(world, out);
  const containers = unpacked(shipment, deviceTime, ({ containerId }) => out.has(containerId));
  world.put('shipment', { ...shipment, containers });
  return applied();
};
