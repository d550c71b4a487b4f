import { z } from 'zod';

/** Brings an archived container back where it stood; refused when the position is taken or the parent is archived. */
export const restoreContainerArgs = z.strictObject({ containerId: z.uuid() });
export type RestoreContainerArgs = z.infer<typeof restoreContainerArgs>;
