import type { Found, LocalQueries } from '../../lib/domain/world/local-queries.ts';
import { placeFacts } from '../places/place-facts.ts';
import { type SearchFilters, passes } from './filters.ts';
import type { Hit } from './hit.ts';

/** Rows looked through before filters, and rows shown. */
const LOOKED_THROUGH = 300;
const SHOWN = 50;

function placeOf({ kind, doc }: Found) {
  const containerId = kind === 'sample' ? doc.containerId : doc.parentId;
  return containerId === null ? null : { containerId, position: doc.position };
}

async function candidates(held: LocalQueries, text: string, filters: SearchFilters): Promise<Found[]> {
  if (text.trim() !== '') return held.search(text, LOOKED_THROUGH);
  const { state, place } = filters;
  const asSamples = (samples: Awaited<ReturnType<LocalQueries['samplesIn']>>): Found[] =>
    samples.map((sample) => ({ kind: 'sample', ...sample }));
  if (state === 'unverified' || state === 'none') return asSamples(await held.samplesWithoutPlace(state));
  if (place === null) return [];
  const containers = await held.containersIn(place.id);
  return [
    ...containers.map((container): Found => ({ kind: 'container', ...container })),
    ...asSamples(await held.samplesIn(place.id)),
  ];
}

/** What this device knows, at once and without a network; `more` when not all of it is shown. */
export async function localSearch(
  held: LocalQueries,
  text: string,
  filters: SearchFilters,
): Promise<{ hits: Hit[]; more: boolean }> {
  const hits: Hit[] = [];
  for (const found of await candidates(held, text, filters)) {
    const place = placeOf(found);
    const facts = place && (await placeFacts(held, place));
    const holders = facts?.path.map(({ id }) => id) ?? [];
    if (!passes(found, holders, filters)) continue;
    if (hits.length === SHOWN) return { hits, more: true };
    hits.push({ ...found, path: facts?.path ?? [], label: facts?.label ?? null });
  }
  return { hits, more: false };
}
