import { z } from 'zod';
import { roleSchema } from '../model.ts';

/** Gives another role; the last administrator keeps theirs. */
export const changeRoleArgs = z.strictObject({ memberId: z.uuid(), role: roleSchema });
export type ChangeRoleArgs = z.infer<typeof changeRoleArgs>;
