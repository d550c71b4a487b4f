import { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { checkNotLastAdministrator, presentMember } from '../rules/find.ts';
import { roleSchema } from '../model.ts';

/** Gives another role; the last administrator keeps theirs. */
export const changeRoleArgs = z.strictObject({ memberId: z.uuid(), role: roleSchema });
export type ChangeRoleArgs = z.infer<typeof changeRoleArgs>;

/** Rules: the person is invited or active (`member_not_found`), and is not the last administrator (`last_administrator`). */
export const predictChangeRole: Predict<ChangeRoleArgs> = async ({ memberId, role }, world) => {
  const member = await presentMember(world, memberId);
  if (role !== 'administrator') await checkNotLastAdministrator(world, member);
  world.put('member', { ...member, role });
  return applied();
};
