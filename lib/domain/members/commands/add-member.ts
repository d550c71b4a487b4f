import { z } from 'zod';
import { requiredName } from '../../commands/fields.ts';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { roleSchema } from '../model.ts';

/** Adds a person by e-mail: at once when the account exists, else as an invitation taken up at their first verified sign-in. */
export const addMemberArgs = z.strictObject({
  memberId: z.uuid(),
  email: z.email().max(254),
  name: z.string().max(120),
  role: roleSchema,
});
export type AddMemberArgs = z.infer<typeof addMemberArgs>;

/**
 * Rules in this order: the id is new (`id_taken`), name (`name_empty`), nobody present has this e-mail in any case (`member_exists`; a removed
 * person may be added again). Only the server knows whether there is an account: a device foresees an invitation.
 */
export const predictAddMember: Predict<AddMemberArgs> = async ({ memberId, email, name, role }, world) => {
  if (await world.get('member', memberId)) throw new Refusal('id_taken', { field: 'memberId' });
  const ownName = requiredName(name);
  const wanted = email.toLowerCase();
  const members = await world.all('member');
  if (members.some((member) => member.state !== 'removed' && member.email.toLowerCase() === wanted)) {
    throw new Refusal('member_exists', { email: wanted });
  }
  world.put('member', { id: memberId, userId: null, email: wanted, name: ownName, role, state: 'invited' });
  return applied();
};
