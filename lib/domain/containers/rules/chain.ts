import { Refusal } from '../../commands/verdict.ts';
import type { ContainerType } from '../../container-types/model.ts';
import type { WorldReader } from '../../world/ports.ts';
import type { Container } from '../model.ts';

/** A container with its type. */
export interface Holder {
  readonly container: Container;
  readonly type: ContainerType;
}

/** Depth at which a chain of holders is taken for a ring and cut. */
const DEEPEST = 64;

/** The container in use with this id and its type. Archived ones are refused: they hold and do nothing. */
export async function holderInUse(world: WorldReader, containerId: string): Promise<Holder> {
  const container = await world.get('container', containerId);
  if (!container) throw new Refusal('container_not_found', { containerId });
  if (container.archived) throw new Refusal('parent_archived', { containerId });
  return { container, type: await typeOf(world, container) };
}

/** The type of a container. */
export async function typeOf(world: WorldReader, container: Container): Promise<ContainerType> {
  const type = await world.get('container_type', container.typeId);
  if (!type) throw new Refusal('container_type_not_found', { typeId: container.typeId });
  return type;
}

/** The holder itself, then the one it stands in, up to the one that stands in the site. */
export async function chainOf(world: WorldReader, holder: Holder): Promise<Holder[]> {
  const chain = [holder];
  let parentId = holder.container.parentId;
  while (parentId !== null && chain.length < DEEPEST) {
    const container = await world.get('container', parentId);
    if (!container) break;
    chain.push({ container, type: await typeOf(world, container) });
    parentId = container.parentId;
  }
  return chain;
}
