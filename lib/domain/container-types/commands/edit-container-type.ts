import { z } from 'zod';
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
