import { z } from 'zod';

/** Frees a blocked position; a position that is not blocked stays as it is. */
export const unblockPositionArgs = z.strictObject({ containerId: z.uuid(), position: z.string() });
export type UnblockPositionArgs = z.infer<typeof unblockPositionArgs>;
