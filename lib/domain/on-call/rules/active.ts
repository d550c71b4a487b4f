import { Refusal } from '../../commands/verdict.ts';
import type { WorldReader } from '../../world/ports.ts';

/** Refuses a list that names somebody twice (`arguments_invalid`). */
export function checkOnce(ids: readonly string[], field: string): void {
  if (new Set(ids).size !== ids.length) throw new Refusal('arguments_invalid', { field });
}

/** Refuses whoever is not an active member (`member_not_found`). */
export async function checkActive(world: WorldReader, memberIds: readonly string[]): Promise<void> {
  for (const memberId of memberIds) {
    if ((await world.get('member', memberId))?.state !== 'active') throw new Refusal('member_not_found', { memberId });
  }
}
