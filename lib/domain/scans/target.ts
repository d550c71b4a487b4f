import { Refusal } from '../commands/verdict.ts';
import { acceptsKind } from '../containers/rules/accepts-kind.ts';
import { type Holder, holderInUse } from '../containers/rules/chain.ts';
import { type Occupant, occupantAt, occupantsOf } from '../containers/rules/occupants.ts';
import { checkPositionUsable } from '../containers/rules/position-usable.ts';
import { type Grid, gridOf } from '../positions/grid.ts';
import { nextFree } from '../positions/order.ts';
import type { WorldReader } from '../world/ports.ts';
import { placeFactsOf, subjectOf } from './facts.ts';
import type { Session, Target } from './session.ts';

/** What is known about the next position. `chosen`: a person pointed at it; `after`: the search starts behind it. */
export interface NextWish {
  readonly chosen?: string | undefined;
  readonly after?: string | undefined;
  /** Kept if it is still free. */
  readonly keep?: string | undefined;
}

/** Where the next thing goes in this holder. Throws the `Refusal` of a holder that is gone or out of use. */
export async function targetIn(
  world: WorldReader,
  containerId: string,
  positions: Session['positions'],
  wish: NextWish = {},
): Promise<Target> {
  const holder = await holderInUse(world, containerId);
  const { container, type } = holder;
  const occupants = await occupantsOf(world, holder);
  const grid = gridOf(type);
  const next = grid === null ? looseNext(type, occupants) : gridNext(grid, holder, occupants, positions, wish);
  const place = await placeFactsOf(world, containerId, next.position);
  return {
    container: subjectOf({ kind: 'container', doc: container }),
    place: place ?? { containerId, path: [], position: next.position, label: null },
    nextPosition: next.position,
    chosen: next.chosen,
    full: next.full,
    takesTubes: acceptsKind(holder, 'sample'),
  };
}

interface Next {
  readonly position: string | null;
  readonly full: boolean;
  readonly chosen: boolean;
}

function looseNext({ capacity }: Holder['type'], occupants: readonly Occupant[]): Next {
  return { position: null, full: capacity !== null && occupants.length >= capacity, chosen: false };
}

function gridNext(
  grid: Grid,
  { container }: Holder,
  occupants: readonly Occupant[],
  positions: Session['positions'],
  { chosen, keep, after }: NextWish,
): Next {
  const taken = new Set([...occupants, ...container.blocked].map(({ position }) => position ?? ''));
  const free = nextFree(grid, { taken, after });
  const full = free === null;
  if (chosen !== undefined && !taken.has(chosen)) return { position: chosen, full, chosen: true };
  if (positions === 'ask') return { position: null, full, chosen: false };
  return { position: keep !== undefined && !taken.has(keep) ? keep : free, full, chosen: false };
}

/** Refuses a position that nobody can use now: outside the grid, blocked, or held. */
export async function checkFree(world: WorldReader, containerId: string, position: string): Promise<void> {
  const holder = await holderInUse(world, containerId);
  checkPositionUsable(holder, position);
  const occupant = occupantAt(await occupantsOf(world, holder), position, new Set());
  if (occupant) throw new Refusal('position_occupied', { containerId, position, occupantId: occupant.id });
}
