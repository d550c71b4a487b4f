import type { Found } from '../../lib/domain/world/local-queries.ts';

/** What narrows a search beside its text. */
export interface SearchFilters {
  readonly kind: 'sample' | 'container' | null;
  readonly sampleTypeId: string | null;
  readonly state: SampleFilter | null;
  /** With everything below it. */
  readonly place: { readonly id: string; readonly name: string } | null;
}

/** States and locations a person asks for, as one list. */
export const sampleFilters = ['available', 'quarantined', 'checked_out', 'disposed', 'unverified', 'none'] as const;
/** One of them. */
export type SampleFilter = (typeof sampleFilters)[number];

/** Nothing is narrowed. */
export const noFilters: SearchFilters = { kind: null, sampleTypeId: null, state: null, place: null };

/** How many filters are set. */
export function countFilters(filters: SearchFilters): number {
  return Object.values(filters).filter((value) => value !== null).length;
}

function isLocation(state: SampleFilter): state is 'unverified' | 'none' {
  return state === 'unverified' || state === 'none';
}

/** Whether a found thing passes what is asked of itself; where it is, is another question. */
export function passes(found: Found, filters: Omit<SearchFilters, 'place'>): boolean {
  const { kind, sampleTypeId, state } = filters;
  if (kind !== null && found.kind !== kind) return false;
  if (sampleTypeId === null && state === null) return true;
  if (found.kind !== 'sample') return false;
  const { doc } = found;
  if (sampleTypeId !== null && doc.sampleTypeId !== sampleTypeId) return false;
  if (state === null) return true;
  if (isLocation(state)) return doc.location === state && doc.state !== 'disposed';
  if (state === 'quarantined') return doc.quarantinedAt !== null;
  return doc.state === state && (state !== 'available' || doc.quarantinedAt === null);
}

/** The filters as the server's search takes them. */
export function serverFilters({ kind, sampleTypeId, state, place }: SearchFilters): Record<string, unknown> {
  const asked: Record<string, unknown> = {};
  const onlySamples = sampleTypeId !== null || state !== null;
  if (kind !== null || onlySamples) asked['kinds'] = [onlySamples ? 'sample' : kind];
  if (sampleTypeId !== null) asked['sampleTypeId'] = sampleTypeId;
  if (place !== null) asked['containerId'] = place.id;
  if (state !== null) asked[isLocation(state) ? 'location' : 'state'] = state;
  return asked;
}
