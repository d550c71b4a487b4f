import type { World, WorldReader } from '../../world/ports.ts';
import type { Container } from '../model.ts';

/** Every container below this one, archived ones too, parents before children. */
export async function* containersUnder(world: WorldReader, containerId: string): AsyncGenerator<Container, void> {
  for (const child of await world.containersIn(containerId, 'all')) {
    yield child;
    yield* containersUnder(world, child.id);
  }
}

/** Everything inside goes to the container's new site too. */
export async function takeAlong(containerId: string, siteId: string, world: World): Promise<void> {
  for await (const inner of containersUnder(world, containerId)) world.put('container', { ...inner, siteId });
}
