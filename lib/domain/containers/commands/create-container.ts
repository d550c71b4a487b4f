import { z } from 'zod';
import { freeBarcode, requiredName } from '../../commands/fields.ts';
import { type Clash, Refusal, settled } from '../../commands/verdict.ts';
import type { Predict, PredictionContext, World } from '../../world/ports.ts';
import { settleContainer, usableStand } from '../rules/stand.ts';

/** A container to be made; under a parent with a grid a position is required, otherwise it must be null. */
export const newContainerSchema = z.strictObject({
  containerId: z.uuid(),
  siteId: z.uuid(),
  parentId: z.uuid().nullable(),
  position: z.string().nullable(),
  typeId: z.uuid(),
  name: z.string().max(120),
  barcode: z.string().nullable(),
});
export const createContainerArgs = newContainerSchema;
export type CreateContainerArgs = z.infer<typeof createContainerArgs>;

/** Rules of `createOne`. A held position opens a conflict and makes the container all the same: tubes may already be scanned into it. */
export const predictCreateContainer: Predict<CreateContainerArgs> = async (args, world, context) => {
  const clash = await createOne(args, world, context, 0);
  return settled(clash ? [clash] : []);
};

/**
 * Rules in this order: the id is new (`id_taken`), name (`name_empty`), type in use (`container_type_not_found`), barcode (`barcode_*`,
 * `barcode_duplicate`), then those of `usableStand`.
 */
export async function createOne(
  args: CreateContainerArgs,
  world: World,
  context: PredictionContext,
  index: number,
): Promise<Clash | null> {
  const { containerId, parentId, position, typeId } = args;
  if (await world.get('container', containerId)) throw new Refusal('id_taken', { field: 'containerId' });
  const name = requiredName(args.name);
  const type = await world.get('container_type', typeId);
  if (!type || type.archived) throw new Refusal('container_type_not_found', { typeId });
  const barcode = args.barcode === null ? null : await freeBarcode(world, args.barcode, containerId);
  const thing = { kind: type.kind, id: containerId };
  const { siteId, occupant } = await usableStand(world, thing, { siteId: args.siteId, parentId, position });
  const stand = { siteId, parentId, position };
  const container = {
    id: containerId,
    ...stand,
    typeId,
    name,
    barcode,
    temperatureClass: null,
    blocked: [],
    locationVerified: true,
    archived: false,
  };
  return settleContainer(world, context, { container, stand, lastKnown: stand, occupant, index });
}
