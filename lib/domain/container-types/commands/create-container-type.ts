import { z } from 'zod';
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
