import { cancelShipmentArgs } from '../../lib/domain/shipments/commands/cancel-shipment.ts';
import { createShipmentArgs } from '../../lib/domain/shipments/commands/create-shipment.ts';
import { dispatchShipmentArgs } from '../../lib/domain/shipments/commands/dispatch-shipment.ts';
import { editShipmentArgs } from '../../lib/domain/shipments/commands/edit-shipment.ts';
import { packContainersArgs } from '../../lib/domain/shipments/commands/pack-containers.ts';
import { receiveShipmentArgs } from '../../lib/domain/shipments/commands/receive-shipment.ts';
import { unpackContainersArgs } from '../../lib/domain/shipments/commands/unpack-containers.ts';
import { type Names, containerName, shipmentName } from './names.ts';
import { worded } from './wording.ts';

async function named({ shipmentId }: { shipmentId: string }, names: Names) {
  return { name: await shipmentName(names, shipmentId) };
}

/** One box by its name, several by their number. */
async function counted(args: { shipmentId: string; containers: readonly { containerId: string }[] }, names: Names) {
  const [only] = args.containers;
  const one = only !== undefined && args.containers.length === 1;
  return {
    ...(await named(args, names)),
    count: args.containers.length,
    container: one ? await containerName(names, only.containerId) : undefined,
  };
}

/** How the commands about shipments are said. */
export const shipmentWordings = {
  'create_shipment.v1': worded(createShipmentArgs, ({ reference }) => ({ name: reference })),
  'edit_shipment.v1': worded(editShipmentArgs, named),
  'pack_containers.v1': worded(packContainersArgs, counted),
  'unpack_containers.v1': worded(unpackContainersArgs, counted),
  'dispatch_shipment.v1': worded(dispatchShipmentArgs, named),
  'receive_shipment.v1': worded(receiveShipmentArgs, named),
  'cancel_shipment.v1': worded(cancelShipmentArgs, named),
};
