import { z } from 'zod';
import { applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { checkNotLastAdministrator, presentMember } from '../rules/find.ts';

/** Ends a membership at once (or withdraws an invitation); the last administrator cannot go. */
export const removeMemberArgs = z.strictObject({ memberId: z.uuid() });
export type RemoveMemberArgs = z.infer<typeof removeMemberArgs>;

/** Rules: the person is invited or active (`member_not_found`), and is not the last administrator (`last_administrator`). */
export const predictRemoveMember: Predict<RemoveMemberArgs> = async ({ memberId }, world) => {
  const member = await presentMember(world, memberId);
  await checkNotLastAdministrator(world, member);
  world.put('member', { ...member, state: 'removed' });
  return applied();
};
