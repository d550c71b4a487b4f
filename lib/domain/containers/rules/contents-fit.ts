import { Refusal } from '../../commands/verdict.ts';
import type { ContainerType } from '../../container-types/model.ts';
import { cellIn, gridOf } from '../../positions/grid.ts';
import type { WorldReader } from '../../world/ports.ts';
import type { Container } from '../model.ts';
import { checkAcceptsKind } from './accepts-kind.ts';
import { typeOf } from './chain.ts';

/**
 * Refuses a type whose grid or kinds do not fit what is already in the container: a kind it does not take (`parent_refuses_kind`), a thing or
 * a blocked position outside its grid, a thing with a position when it has no grid or without one when it has, or more things than its
 * capacity (`container_cannot_shrink`).
 */
export async function checkContentsFit(world: WorldReader, container: Container, type: ContainerType): Promise<void> {
  const samples = await world.samplesIn(container.id);
  const children = await world.containersIn(container.id);
  if (samples.length > 0) checkAcceptsKind({ container, type }, 'sample');
  for (const child of children) checkAcceptsKind({ container, type }, (await typeOf(world, child)).kind);
  // A container that lost a slot conflict has no position anywhere and takes up no room.
  const inside = [...samples, ...children.filter((child) => child.locationVerified)];
  const positions = inside.map(({ position }) => position);
  const blocked = container.blocked.map(({ position }) => position);
  for (const position of [...positions, ...blocked]) {
    if (!hasRoomAt(type, position)) {
      throw new Refusal('container_cannot_shrink', { containerId: container.id, position });
    }
  }
  if (type.rows === null && type.capacity !== null && inside.length > type.capacity) {
    throw new Refusal('container_cannot_shrink', { containerId: container.id, capacity: type.capacity });
  }
}

function hasRoomAt(type: ContainerType, position: string | null): boolean {
  const grid = gridOf(type);
  if (grid === null || position === null) return grid === null && position === null;
  return cellIn(grid, position) !== null;
}
