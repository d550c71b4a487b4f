import { gridOf } from '../../lib/domain/positions/grid.ts';
import { labelOf } from '../../lib/domain/positions/label.ts';
import type { Place } from '../../lib/domain/samples/model.ts';
import type { PlaceFacts } from '../../lib/domain/scans/session.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';

/** What the lookup of a place reads. */
export type PlaceReader = Pick<LocalQueries, 'get' | 'pathOf'>;

/** The real names from the site down to the holder, and the position as it is written on the box. */
export async function placeFacts(held: PlaceReader, { containerId, position }: Place): Promise<PlaceFacts> {
  const holders = await held.pathOf(containerId);
  const [top] = holders;
  const last = holders.at(-1);
  const site = top && (await held.get('site', top.siteId))?.doc;
  const type = last && (await held.get('container_type', last.typeId))?.doc;
  const grid = type ? gridOf(type) : null;
  const path = holders.map(({ id, name }) => ({ id, name }));
  return {
    containerId,
    path: site ? [{ id: site.id, name: site.name }, ...path] : path,
    position,
    label: grid && position !== null ? labelOf(grid, position) : position,
  };
}

/** Where a sample or container stands; null when it has no place (a container that stands in its site itself has one: the site). */
export async function whereabouts(
  held: PlaceReader,
  thing: { readonly containerId: string | null; readonly position: string | null },
): Promise<PlaceFacts | null> {
  const { containerId, position } = thing;
  return containerId === null ? null : placeFacts(held, { containerId, position });
}
