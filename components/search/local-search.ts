import type { Found, LocalQueries } from '../../lib/domain/world/local-queries.ts';
import { placeFacts } from '../places/place-facts.ts';
import { type SearchFilters, countFilters, expiresBefore, passes } from './filters.ts';
import type { Hit } from './hit.ts';

/** Rows looked through before filters: more where filters will throw most of them away. */
const LOOKED_THROUGH = 300;
const LOOKED_THROUGH_NARROWED = 5_000;
/** Rows shown. */
const SHOWN = 50;

function placeOf({ kind, doc }: Found) {
  const containerId = kind === 'sample' ? doc.containerId : doc.parentId;
  return containerId === null ? null : { containerId, position: doc.position };
}

async function siteOf(held: LocalQueries, { kind, doc }: Found): Promise<string | null> {
  if (kind === 'container') return doc.siteId;
  if (doc.containerId === null) return null;
  return (await held.get('container', doc.containerId))?.doc.siteId ?? null;
}

/** What may be meant, by whatever narrows it most; the filters are asked of each afterwards. */
async function candidates(held: LocalQueries, text: string, filters: SearchFilters, now: Date): Promise<Found[]> {
  const most = LOOKED_THROUGH_NARROWED;
  if (text.trim() !== '') {
    return countFilters(filters) === 0 ? held.search(text, LOOKED_THROUGH) : held.search(text, most, most);
  }
  const { kind, state, sampleTypeId, place, siteId } = filters;
  if (place !== null) return held.inside(place.id, most);
  // The rarest first; and in this order they are to be used up.
  const before = expiresBefore(filters, now);
  if (before !== null) return held.some({ expiresBefore: before }, most);
  if (state === 'unverified' || state === 'none') {
    return (await held.samplesWithoutPlace(state)).map((sample) => ({ kind: 'sample', ...sample }));
  }
  if (state === 'quarantined' || state === 'checked_out' || state === 'disposed') return held.some({ state }, most);
  if (sampleTypeId !== null) return held.some({ type: sampleTypeId }, most);
  if (state === 'available') return held.some({ kind: 'sample' }, most);
  if (kind !== null) return held.some({ kind }, most);
  if (siteId === null) return [];
  return [...(await held.some({ kind: 'container' }, most)), ...(await held.some({ kind: 'sample' }, most))];
}

/** What this device knows, at once and without a network; `more` when not all of it is shown. */
export async function localSearch(
  held: LocalQueries,
  text: string,
  filters: SearchFilters,
): Promise<{ hits: Hit[]; more: boolean }> {
  const hits: Hit[] = [];
  const { place: within, siteId } = filters;
  const now = new Date();
  for (const found of await candidates(held, text, filters, now)) {
    if (!passes(found, filters, now)) continue;
    if (siteId !== null && (await siteOf(held, found)) !== siteId) continue;
    const place = placeOf(found);
    const facts = place && (await placeFacts(held, place));
    const path = facts?.path ?? [];
    if (within !== null && !path.some(({ id }) => id === within.id)) continue;
    if (hits.length === SHOWN) return { hits, more: true };
    hits.push({ ...found, path, label: facts?.label ?? null });
  }
  return { hits, more: false };
}
