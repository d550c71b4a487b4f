import { chainOf, typeOf } from '../containers/rules/chain.ts';
import type { Container } from '../containers/model.ts';
import { gridOf } from '../positions/grid.ts';
import { labelOf } from '../positions/label.ts';
import type { Sample } from '../samples/model.ts';
import type { WorldReader } from '../world/ports.ts';
import type { PlaceFacts, Subject } from './session.ts';

/** A sample or container as it was found. */
export type Thing =
  { readonly kind: 'sample'; readonly doc: Sample } | { readonly kind: 'container'; readonly doc: Container };

/** The words a person knows a thing by. */
export function subjectOf({ kind, doc }: Thing): Subject {
  return { kind, id: doc.id, name: doc.name, barcode: doc.barcode };
}

/** The thing with this id, as it is now. */
export async function thingOf(world: WorldReader, kind: Thing['kind'], id: string): Promise<Thing | undefined> {
  if (kind === 'sample') {
    const doc = await world.get('sample', id);
    return doc && { kind, doc };
  }
  const doc = await world.get('container', id);
  return doc && { kind, doc };
}

/** The thing that bears one of these codes; the first code that anything bears wins. */
export async function thingWithCode(world: WorldReader, codes: readonly string[]): Promise<Thing | undefined> {
  for (const code of codes) {
    const found = await world.byBarcode(code);
    const thing = found && (await thingOf(world, found.kind, found.id));
    if (thing) return thing;
  }
  return undefined;
}

/** The names from the site down to a holder, and a position as it is written there. */
export async function placeFactsOf(
  world: WorldReader,
  containerId: string,
  position: string | null,
): Promise<PlaceFacts | null> {
  const container = await world.get('container', containerId);
  if (!container) return null;
  const type = await typeOf(world, container);
  const chain = await chainOf(world, { container, type });
  const site = await world.get('site', container.siteId);
  const holders = chain.toReversed().map(({ container: { id, name } }) => ({ id, name }));
  const grid = gridOf(type);
  return {
    containerId,
    path: site ? [{ id: site.id, name: site.name }, ...holders] : holders,
    position,
    label: grid && position !== null ? labelOf(grid, position) : null,
  };
}

/** Where a thing is, or was last known to be; null when it has no place. */
export async function placeOfThing(world: WorldReader, thing: Thing): Promise<PlaceFacts | null> {
  if (thing.kind === 'sample') {
    const { containerId, position } = thing.doc;
    return containerId === null ? null : placeFactsOf(world, containerId, position);
  }
  const { parentId, position, siteId, id } = thing.doc;
  if (parentId !== null) return placeFactsOf(world, parentId, position);
  const site = await world.get('site', siteId);
  return site ? { containerId: id, path: [{ id: site.id, name: site.name }], position: null, label: null } : null;
}
