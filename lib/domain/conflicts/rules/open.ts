import { derivedId } from '../../commands/derived-id.ts';
import type { Clash } from '../../commands/verdict.ts';
import type { PredictionContext, World } from '../../world/ports.ts';
import type { Conflict } from '../model.ts';

/** What clashed; `index` is the place of the subject in its command, from 0. */
export type Claim = Pick<Conflict, 'subjectKind' | 'subjectId' | 'occupantId' | 'containerId' | 'position'> & {
  readonly index: number;
};

/** Opens the conflict, under the id that the server will give it. */
export async function openConflict(
  { index, ...claim }: Claim,
  world: World,
  context: PredictionContext,
): Promise<Clash> {
  const id = await derivedId(context.commandId, index);
  world.put('conflict', {
    id,
    ...claim,
    commandId: context.commandId,
    state: 'open',
    resolution: null,
    openedAt: context.deviceTime,
    openedBy: context.userId,
    resolvedAt: null,
    resolvedBy: null,
    note: '',
  });
  const { subjectId, occupantId, containerId, position } = claim;
  return { subjectId, occupantId, containerId, position, conflictId: id };
}
