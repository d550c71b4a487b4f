import { Refusal } from '../../commands/verdict.ts';
import type { WorldReader } from '../../world/ports.ts';
import type { Member } from '../model.ts';

/** The member with this id, invited or active. */
export async function presentMember(world: WorldReader, memberId: string): Promise<Member> {
  const member = await world.get('member', memberId);
  if (!member || member.state === 'removed') throw new Refusal('member_not_found', { memberId });
  return member;
}

/** Refuses to take the role of administrator from the last person who really has it; an invitation does not count. */
export async function checkNotLastAdministrator(world: WorldReader, leaving: Member): Promise<void> {
  if (leaving.role !== 'administrator' || leaving.state !== 'active') return;
  const members = await world.all('member');
  const others = members.filter(
    ({ id, role, state }) => id !== leaving.id && role === 'administrator' && state === 'active',
  );
  if (others.length === 0) throw new Refusal('last_administrator', { memberId: leaving.id });
}
