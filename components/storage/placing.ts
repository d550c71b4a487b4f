import type { CommandDraft } from '../../lib/domain/commands/catalogue.ts';
import type { ContainerType } from '../../lib/domain/container-types/model.ts';
import type { Grid } from '../../lib/domain/positions/grid.ts';
import { freePositions, type ReadingOrder } from '../../lib/domain/positions/order.ts';
import type { HeldThing } from './hand.ts';
import type { Occupant } from './occupant.ts';

/** The holder things are put into. */
export interface Destination {
  readonly containerId: string;
  readonly siteId: string;
}

/** Whether things like those in the hand go into a holder of this type; an empty hand goes anywhere. What is refused beyond that is said when it is tried. */
export function takesHand({ allowedChildren }: Pick<ContainerType, 'allowedChildren'>, hand: readonly HeldThing[]) {
  const [first] = hand;
  return !first || allowedChildren.some((kind) => (kind === 'sample') === (first.kind === 'sample'));
}

/** What decides about a holder: what it takes, and the way to it from the outermost holder down to itself. */
interface Holder {
  readonly type: Pick<ContainerType, 'allowedChildren'>;
  readonly path: readonly { readonly id: string }[];
}

/** Whether what is in the hand can go into this holder: it takes such things, and it is not itself carried, nor stands in what is. */
export function goesInto({ type, path }: Holder, hand: readonly HeldThing[]): boolean {
  return takesHand(type, hand) && !path.some((holder) => hand.some(({ id }) => id === holder.id));
}

/** Where one is: what stands there, and whether what is in the hand goes into it. */
interface Stop {
  readonly containerId: string;
  readonly fits: boolean;
  /** The types of what stands here. */
  readonly types: ReadonlyMap<string, Pick<ContainerType, 'allowedChildren'>>;
}

/**
 * Whether a tap on what stands here goes on into it instead of picking it up: as long as the hand does not go into where one is, and as long as
 * it came from elsewhere and what was tapped may be on its way, a shelf for a box. What is picked up from one place is picked up one after the other.
 */
export function leadsOn(
  tapped: Pick<Occupant, 'kind' | 'id' | 'typeId'>,
  hand: readonly HeldThing[],
  { containerId, fits, types }: Stop,
): boolean {
  if (tapped.kind === 'sample') return false;
  if (!fits) return true;
  const type = types.get(tapped.typeId);
  const isCarried = hand.some(({ from }) => from?.containerId !== containerId);
  return isCarried && !hand.some(({ id }) => id === tapped.id) && type !== undefined && takesHand(type, hand);
}

/** What stands in a holder, and what is blocked in it. */
interface Filled {
  readonly occupants: readonly Pick<Occupant, 'id' | 'position'>[];
  readonly container: { readonly blocked: readonly { readonly position: string }[] };
}

/**
 * Positions that are not to be had. What goes where somebody points frees its own positions; what goes to the next free one goes to another
 * than those it lies on.
 */
export function takenFor(
  hand: readonly HeldThing[],
  start: string | null,
  { occupants, container }: Filled,
): ReadonlySet<string> {
  const leaving = new Set(start === null ? [] : hand.map(({ id }) => id));
  const staying = occupants.filter(({ id }) => !leaving.has(id)).map(({ position }) => position);
  const blocked = container.blocked.map(({ position }) => position);
  return new Set([...staying, ...blocked].filter((position) => position !== null));
}

/**
 * Which positions a handful takes: the one pointed at, then the free ones behind it in the order of filling. Null when they do not all fit.
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

/**
 * Each thing of a hand put down by itself, to find out which one is refused. Not what is sent: several tubes move as one step, or not at all.
 */
export function oneByOne(
  hand: readonly HeldThing[],
  positions: readonly (string | null)[],
  { containerId, siteId }: Destination,
): { readonly thing: HeldThing; readonly draft: CommandDraft }[] {
  return hand.map((thing, at) => {
    const to = { containerId, position: positions[at] ?? null };
    if (thing.kind === 'sample') {
      return { thing, draft: { name: 'move_many.v1', args: { moves: [{ sampleId: thing.id, to }] } } };
    }
    return {
      thing,
      draft: {
        name: 'move_container.v1',
        args: { containerId: thing.id, siteId, parentId: containerId, position: to.position },
      },
    };
  });
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
    return oneByOne(hand, positions, { containerId, siteId }).map(({ draft }) => draft);
  }
  if (moves.length > 1) {
    return [{ name: 'move_many.v1', args: { moves: moves.map(({ thing, to }) => ({ sampleId: thing.id, to })) } }];
  }
  return [{ name: 'move_sample.v1', args: { sampleId: first.thing.id, from: first.thing.from, to: first.to } }];
}

/** Whether all of a hand fits into what is free: `next` by itself, `pointed` where somebody points, which frees the positions it lies on. */
export function roomFor(grid: Grid, hand: readonly HeldThing[], filled: Filled): { next: boolean; pointed: boolean } {
  const free = [...freePositions(grid, { taken: takenFor(hand, null, filled) })].length;
  const own = filled.occupants.filter(({ id, position }) => position !== null && hand.some((held) => held.id === id));
  return { next: free >= hand.length, pointed: free > 0 && free + own.length >= hand.length };
}
