import { z } from 'zod';
import { patched, requiredName } from '../../commands/fields.ts';
import { Refusal, applied } from '../../commands/verdict.ts';
import { chainOf } from '../../containers/rules/chain.ts';
import { checkContentsFit } from '../../containers/rules/contents-fit.ts';
import { checkContentsSuit } from '../../containers/rules/contents-suit.ts';
import type { Predict } from '../../world/ports.ts';
import type { ContainerType } from '../model.ts';
import { checkSound } from '../rules/sound.ts';
import { containerTypeFields } from './create-container-type.ts';

/** Changes a type; refused when something stored in a container of it would lie outside (`container_cannot_shrink`) or be refused. */
export const editContainerTypeArgs = z.strictObject({
  typeId: z.uuid(),
  changes: z.strictObject({
    ...containerTypeFields.omit({ kind: true }).partial().shape,
    archived: z.boolean().optional(),
  }),
});
export type EditContainerTypeArgs = z.infer<typeof editContainerTypeArgs>;

/**
 * Rules in this order: the type exists (`container_type_not_found`), name, those of `checkSound` on the outcome; then for every container of it
 * that what is inside fits (`parent_refuses_kind`, `container_cannot_shrink`) and suits a harsher climate (`temperature_unsuitable`,
 * `hazard_incompatible`). A device that does not hold every site may foresee less than the server refuses.
 */
export const predictEditContainerType: Predict<EditContainerTypeArgs> = async ({ typeId, changes }, world) => {
  const before = await world.get('container_type', typeId);
  if (!before) throw new Refusal('container_type_not_found', { typeId });
  const type: ContainerType = patched(before, changes);
  if (changes.name !== undefined) type.name = requiredName(changes.name);
  checkSound(type);
  for (const container of await world.containersOfType(typeId)) {
    await checkContentsFit(world, container, type);
    const chain = await chainOf(world, { container, type: before });
    const now = chain.map((holder) => (holder.type.id === typeId ? { ...holder, type } : holder));
    await checkContentsSuit(world, chain, now);
  }
  world.put('container_type', type);
  return applied();
};
