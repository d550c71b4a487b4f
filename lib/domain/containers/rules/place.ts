import type { ChildKind } from '../../container-types/model.ts';
import type { WorldReader } from '../../world/ports.ts';
import { checkAcceptsKind } from './accepts-kind.ts';
import { type Holder, chainOf, holderInUse } from './chain.ts';
import { type Occupant, checkCapacity, occupantAt, occupantsOf } from './occupants.ts';
import { checkPositionUsable } from './position-usable.ts';

/** A place that may be used, with the way up and whoever is already there. */
export interface UsablePlace {
  readonly holder: Holder;
  readonly chain: readonly Holder[];
  readonly occupant: Occupant | null;
}

/** A thing that wants to go somewhere. */
export interface Arriving {
  readonly kind: ChildKind;
  readonly id: string;
}

const nobody: ReadonlySet<string> = new Set();

/**
 * The rules of a place that do not depend on what is in the thing, in this order: the holder exists (`container_not_found`) and is in use
 * (`parent_archived`), takes such things (`parent_refuses_kind`), the position is one (`position_not_allowed`, `position_required`,
 * `position_invalid`) and not blocked (`position_blocked`), and there is room (`container_full`). Somebody on the position is no refusal
 * here: the caller decides. `leaving` names things that give up their places in the same step.
 */
export async function usablePlace(
  world: WorldReader,
  thing: Arriving,
  place: { readonly containerId: string; readonly position: string | null },
  leaving: ReadonlySet<string> = nobody,
): Promise<UsablePlace> {
  const holder = await holderInUse(world, place.containerId);
  checkAcceptsKind(holder, thing.kind);
  checkPositionUsable(holder, place.position);
  const gone = new Set(leaving).add(thing.id);
  const occupants = await occupantsOf(world, holder);
  checkCapacity(holder, occupants, gone);
  return { holder, chain: await chainOf(world, holder), occupant: occupantAt(occupants, place.position, gone) };
}
