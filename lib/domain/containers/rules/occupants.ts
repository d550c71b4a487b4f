import { Refusal } from '../../commands/verdict.ts';
import type { WorldReader } from '../../world/ports.ts';
import type { Holder } from './chain.ts';

/** A thing directly in a holder. */
export interface Occupant {
  readonly kind: 'sample' | 'container';
  readonly id: string;
  readonly position: string | null;
}

/** Everything directly in the holder. A type holds either containers or samples, so only one of the lists is read. */
export async function occupantsOf(world: WorldReader, { container, type }: Holder): Promise<Occupant[]> {
  if (type.allowedChildren.includes('sample')) {
    return (await world.samplesIn(container.id)).map(({ id, position }) => ({ kind: 'sample', id, position }));
  }
  // A container whose place is not known is listed under its last known holder but takes up no room there.
  const containers = (await world.containersIn(container.id)).filter(({ locationVerified }) => locationVerified);
  return containers.map(({ id, position }) => ({ kind: 'container', id, position }));
}

/** Who is on the position, not counting those that are about to leave; null when it is free or there is no grid. */
export function occupantAt(
  occupants: readonly Occupant[],
  position: string | null,
  leaving: ReadonlySet<string>,
): Occupant | null {
  if (position === null) return null;
  return occupants.find((occupant) => occupant.position === position && !leaving.has(occupant.id)) ?? null;
}

/** A holder without a grid takes `capacity` things at most. A grid is its own limit. */
export function checkCapacity(
  { container, type }: Holder,
  occupants: readonly Occupant[],
  leaving: ReadonlySet<string>,
): void {
  if (type.rows !== null || type.capacity === null) return;
  const staying = occupants.filter((occupant) => !leaving.has(occupant.id)).length;
  if (staying >= type.capacity) {
    throw new Refusal('container_full', { containerId: container.id, capacity: type.capacity });
  }
}
