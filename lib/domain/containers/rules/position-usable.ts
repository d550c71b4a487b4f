import { Refusal } from '../../commands/verdict.ts';
import { cellIn, gridOf } from '../../positions/grid.ts';
import type { Holder } from './chain.ts';

/** A position is needed if and only if the holder has a grid; it must lie in the grid and not be blocked. */
export function checkPositionUsable({ container, type }: Holder, position: string | null): void {
  const containerId = container.id;
  const grid = gridOf(type);
  if (grid === null) {
    if (position !== null) throw new Refusal('position_not_allowed', { containerId, position });
    return;
  }
  if (position === null) throw new Refusal('position_required', { containerId });
  if (cellIn(grid, position) === null) throw new Refusal('position_invalid', { containerId, position });
  const block = container.blocked.find((blocked) => blocked.position === position);
  if (block) throw new Refusal('position_blocked', { containerId, position, reason: block.reason });
}
