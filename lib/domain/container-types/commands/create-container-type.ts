import { z } from 'zod';
import { requiredName } from '../../commands/fields.ts';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { checkSound } from '../rules/sound.ts';
import { childKindSchema, containerTypeSchema } from '../model.ts';

export const containerTypeFields = containerTypeSchema
  .pick({ name: true, kind: true, rows: true, columns: true, capacity: true, labelling: true, temperatureClass: true })
  .extend({
    allowedChildren: z.array(childKindSchema).max(20),
    refusedHazards: z.array(z.string().max(40)).max(20),
    name: z.string().max(120),
  });

/** A new kind of box, rack, freezer ... */
export const createContainerTypeArgs = z.strictObject({ typeId: z.uuid(), ...containerTypeFields.shape });
export type CreateContainerTypeArgs = z.infer<typeof createContainerTypeArgs>;

/** Rules in this order: the id is new (`id_taken`), name (`name_empty`), those of `checkSound`. */
export const predictCreateContainerType: Predict<CreateContainerTypeArgs> = async ({ typeId, ...fields }, world) => {
  if (await world.get('container_type', typeId)) throw new Refusal('id_taken', { field: 'typeId' });
  const name = requiredName(fields.name);
  checkSound(fields);
  world.put('container_type', { id: typeId, ...fields, name, archived: false });
  return applied();
};
