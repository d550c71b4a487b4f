import { z } from 'zod';

/**
 * "I put this box there": with all that is in it. Occupied position: it keeps its parent as last known, loses its position, its location is
 * unverified and a conflict opens. Applied: its open conflicts close as `rescanned`.
 */
export const moveContainerArgs = z.strictObject({
  containerId: z.uuid(),
  siteId: z.uuid(),
  parentId: z.uuid().nullable(),
  position: z.string().nullable(),
});
export type MoveContainerArgs = z.infer<typeof moveContainerArgs>;
