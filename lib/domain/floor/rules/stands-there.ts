import type { Container } from '../../containers/model.ts';
import type { WorldReader } from '../../world/ports.ts';

/** Whether a container can be drawn on the plan of a site: in use, and standing in the site itself or in a room of it. */
export async function standsThere(
  world: Pick<WorldReader, 'get'>,
  siteId: string,
  container: Container | undefined,
): Promise<boolean> {
  if (!container || container.archived || container.siteId !== siteId) return false;
  if (container.parentId === null) return true;
  const parent = await world.get('container', container.parentId);
  const type = parent && (await world.get('container_type', parent.typeId));
  return type?.kind === 'room';
}
