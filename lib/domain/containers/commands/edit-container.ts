import { z } from 'zod';
import { freeBarcode, patched, requiredName } from '../../commands/fields.ts';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict, WorldReader } from '../../world/ports.ts';
import type { Container } from '../model.ts';
import { checkAcceptsKind } from '../rules/accepts-kind.ts';
import { type Holder, chainOf, holderInUse } from '../rules/chain.ts';
import { checkContentsFit } from '../rules/contents-fit.ts';
import { checkContentsSuit } from '../rules/contents-suit.ts';
import { temperatureClassSchema } from '../../container-types/model.ts';

/** Changes a container; a smaller type is refused while something lies outside its grid. Absent fields stay. */
export const editContainerArgs = z.strictObject({
  containerId: z.uuid(),
  changes: z.strictObject({
    name: z.string().max(120).optional(),
    barcode: z.string().nullable().optional(),
    typeId: z.uuid().optional(),
    temperatureClass: temperatureClassSchema.nullable().optional(),
  }),
});
export type EditContainerArgs = z.infer<typeof editContainerArgs>;

/**
 * Rules in this order: the container is in use, name, barcode, new type in use (`container_type_not_found`) and taken by the parent
 * (`parent_refuses_kind`), what is inside fits the new type (`parent_refuses_kind`, `container_cannot_shrink`) and suits a harsher climate.
 */
export const predictEditContainer: Predict<EditContainerArgs> = async ({ containerId, changes }, world) => {
  const holder = await holderInUse(world, containerId);
  const container: Container = patched(holder.container, changes);
  if (changes.name !== undefined) container.name = requiredName(changes.name);
  if (typeof changes.barcode === 'string') container.barcode = await freeBarcode(world, changes.barcode, containerId);
  const before = await chainOf(world, holder);
  const above = before.slice(1);
  const now = { container, type: holder.type };
  if (container.typeId !== holder.container.typeId) now.type = await newType(container, above[0], world);
  await checkContentsSuit(world, before, [now, ...above]);
  world.put('container', container);
  return applied();
};

async function newType(container: Container, parent: Holder | undefined, world: WorldReader): Promise<Holder['type']> {
  const type = await world.get('container_type', container.typeId);
  if (!type || type.archived) throw new Refusal('container_type_not_found', { typeId: container.typeId });
  if (parent) checkAcceptsKind(parent, type.kind);
  await checkContentsFit(world, container, type);
  return type;
}
