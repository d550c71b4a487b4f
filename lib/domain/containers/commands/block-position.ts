import { z } from 'zod';

/** Nobody may use this free position (broken, reserved for a study ...). */
export const blockPositionArgs = z.strictObject({
  containerId: z.uuid(),
  position: z.string(),
  reason: z.string().min(1).max(200),
});
export type BlockPositionArgs = z.infer<typeof blockPositionArgs>;
