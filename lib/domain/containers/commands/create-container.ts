import { z } from 'zod';

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
