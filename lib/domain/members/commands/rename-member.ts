import { z } from 'zod';
import { requiredName } from '../../commands/fields.ts';
import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { presentMember } from '../rules/find.ts';

/** Corrects what a person is called in this laboratory. */
export const renameMemberArgs = z.strictObject({ memberId: z.uuid(), name: z.string().max(120) });
export type RenameMemberArgs = z.infer<typeof renameMemberArgs>;

/** Rules in this order: the person is invited or active (`member_not_found`), name (`name_empty`). */
export const predictRenameMember: Predict<RenameMemberArgs> = async ({ memberId, name }, world) => {
  const member = await presentMember(world, memberId);
  world.put('member', { ...member, name: requiredName(name) });
  return applied();
};
