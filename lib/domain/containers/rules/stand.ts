import { type Clash, Refusal } from '../../commands/verdict.ts';
import { closeConflictsOf } from '../../conflicts/rules/close.ts';
import { openConflict } from '../../conflicts/rules/open.ts';
import type { PredictionContext, World, WorldReader } from '../../world/ports.ts';
import type { Container } from '../model.ts';
import type { Holder } from './chain.ts';
import type { Occupant } from './occupants.ts';
import { type Arriving, usablePlace } from './place.ts';

/** Where a container stands: in a holder, or (without a parent) in the site itself. */
export type Stand = Pick<Container, 'siteId' | 'parentId' | 'position'>;

/** A stand that may be used: its site, the way up from the parent (empty in the site itself) and whoever is already there. */
export interface UsableStand {
  readonly siteId: string;
  readonly chain: readonly Holder[];
  readonly occupant: Occupant | null;
}

/**
 * The rules of where a container may stand, in this order: the site exists (`site_not_found`); in the site itself, that it is in use
 * (`parent_archived`) and that there are no positions (`position_not_allowed`); in a holder, those of `usablePlace`. The site that counts is then
 * the holder's, which may have moved since the person named it.
 */
export async function usableStand(world: WorldReader, thing: Arriving, stand: Stand): Promise<UsableStand> {
  const { siteId, parentId, position } = stand;
  const site = await world.get('site', siteId);
  if (!site) throw new Refusal('site_not_found', { siteId });
  if (parentId === null) {
    if (site.archived) throw new Refusal('parent_archived', { siteId });
    if (position !== null) throw new Refusal('position_not_allowed', { siteId, position });
    return { siteId, chain: [], occupant: null };
  }
  const { holder, chain, occupant } = await usablePlace(world, thing, { containerId: parentId, position });
  return { siteId: holder.container.siteId, chain, occupant };
}

/**
 * Writes where the container now stands. On a free stand its open conflicts close; on a held position it keeps `lastKnown` as its stand but no
 * position, older open conflicts close and a new one opens.
 */
export async function settleContainer(
  world: World,
  context: PredictionContext,
  arrival: {
    readonly container: Container;
    readonly stand: Stand;
    readonly lastKnown: Stand;
    readonly occupant: Occupant | null;
    readonly index: number;
  },
): Promise<Clash | null> {
  const { container, stand, lastKnown, occupant, index } = arrival;
  await closeConflictsOf(container.id, world, context);
  if (occupant === null || stand.parentId === null || stand.position === null) {
    world.put('container', { ...container, ...stand, locationVerified: true });
    return null;
  }
  world.put('container', { ...container, ...lastKnown, position: null, locationVerified: false });
  const claim = {
    subjectKind: 'container' as const,
    subjectId: container.id,
    occupantId: occupant.id,
    containerId: stand.parentId,
    position: stand.position,
    index,
  };
  return openConflict(claim, world, context);
}
