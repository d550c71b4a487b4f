import { z } from 'zod';
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
