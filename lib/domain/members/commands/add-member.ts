import { z } from 'zod';
import { roleSchema } from '../model.ts';

/** Adds a person by e-mail: at once when the account exists, else as an invitation taken up at their first verified sign-in. */
export const addMemberArgs = z.strictObject({
  memberId: z.uuid(),
  email: z.email().max(254),
  name: z.string().max(120),
  role: roleSchema,
});
export type AddMemberArgs = z.infer<typeof addMemberArgs>;
