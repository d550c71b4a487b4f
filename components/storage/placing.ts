import type { CommandDraft } from '../../lib/domain/commands/catalogue.ts';
import type { Grid } from '../../lib/domain/positions/grid.ts';
import { freePositions, type ReadingOrder } from '../../lib/domain/positions/order.ts';
import type { HeldThing } from './hand.ts';

/** The holder things are put into. */
export interface Destination {
  readonly containerId: string;
  readonly siteId: string;
}

/**
 * Which positions a handful takes: the one pointed at, then the free ones behind it in the order of filling. Null when they do not all fit.
 * What is in the hand frees its own position, since everything leaves before anything arrives.
 */
export function positionsFor(
  grid: Grid,
  count: number,
  { taken, start, order }: { taken: ReadonlySet<string>; start: string | null; order: ReadingOrder },
): string[] | null {
  const found: string[] = [];
  if (start !== null && !taken.has(start)) found.push(start);
  for (const position of freePositions(grid, { taken, after: start ?? undefined, order })) {
    if (found.length >= count) break;
    if (position !== start) found.push(position);
  }
  return found.length < count ? null : found.slice(0, count);
}

/** The commands that put the hand down at these positions; null for a holder without a grid. */
export function placingOf(
  hand: readonly HeldThing[],
  positions: readonly (string | null)[],
  { containerId, siteId }: Destination,
): CommandDraft[] {
  const moves = hand.map((thing, at) => ({ thing, to: { containerId, position: positions[at] ?? null } }));
  const [first] = moves;
  if (!first) return [];
  if (first.thing.kind === 'container') {
    return moves.map(({ thing, to }) => ({
      name: 'move_container.v1',
      args: { containerId: thing.id, siteId, parentId: to.containerId, position: to.position },
    }));
  }
  if (moves.length > 1) {
    return [{ name: 'move_many.v1', args: { moves: moves.map(({ thing, to }) => ({ sampleId: thing.id, to })) } }];
  }
  return [{ name: 'move_sample.v1', args: { sampleId: first.thing.id, from: first.thing.from, to: first.to } }];
}
