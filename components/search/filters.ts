import { z } from 'zod';
import { isKept } from '../../lib/domain/samples/model.ts';
import type { Found } from '../../lib/domain/world/local-queries.ts';

/** What narrows a search beside its text. */
export interface SearchFilters {
  readonly kind: 'sample' | 'container' | null;
  readonly sampleTypeId: string | null;
  readonly state: SampleFilter | null;
  /** With everything below it. */
  readonly place: { readonly id: string; readonly name: string } | null;
  readonly siteId: string | null;
  /** Samples that expire before this moment, or (`now`) have expired by the time somebody looks. */
  readonly expires: string | null;
}

/** What stands for a moment that is always this one. */
export const EXPIRED = 'now';

/** States and locations a person asks for, as one list. */
export const sampleFilters = ['available', 'quarantined', 'checked_out', 'disposed', 'unverified', 'none'] as const;
/** One of them. */
export type SampleFilter = (typeof sampleFilters)[number];

/** Nothing is narrowed. */
export const noFilters: SearchFilters = {
  ...{ kind: null, sampleTypeId: null, state: null, place: null },
  ...{ siteId: null, expires: null },
};

/** How many filters are set. */
export function countFilters(filters: SearchFilters): number {
  return Object.values(filters).filter((value) => value !== null).length;
}

function isLocation(state: SampleFilter): state is 'unverified' | 'none' {
  return state === 'unverified' || state === 'none';
}

/** The moment before which samples are asked to expire. */
export function expiresBefore({ expires }: Pick<SearchFilters, 'expires'>, now: Date): string | null {
  return expires === EXPIRED ? now.toISOString() : expires;
}

/** The last day, in this device's zone and as a date field has it, of what expires before a moment. */
export function lastDay(before: string): string {
  const last = new Date(Date.parse(before) - 1);
  return [
    String(last.getFullYear()).padStart(4, '0'),
    ...[last.getMonth() + 1, last.getDate()].map((part) => String(part).padStart(2, '0')),
  ].join('-');
}

/** The moment at which a day of this device's zone is over; null while the field has no day. */
export function afterDay(day: string): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  const over = new Date(year, month - 1, date + 1);
  return Number.isNaN(over.getTime()) ? null : over.toISOString();
}

/** Filters as an address has them; what cannot be read narrows nothing. */
export function filtersOf(address: URLSearchParams): SearchFilters {
  const [siteId, expires] = [address.get('site'), address.get('expires')];
  return {
    ...noFilters,
    siteId: z.uuid().nullable().safeParse(siteId).data ?? null,
    state: z.enum(sampleFilters).nullable().safeParse(address.get('state')).data ?? null,
    expires: z.union([z.literal(EXPIRED), z.iso.datetime({ offset: true })]).safeParse(expires).data ?? null,
  };
}

/** Whether a found thing passes what is asked of itself; where it is, is another question. */
export function passes(found: Found, filters: Omit<SearchFilters, 'place' | 'siteId'>, now: Date): boolean {
  const { kind, sampleTypeId, state } = filters;
  const before = expiresBefore(filters, now);
  if (kind !== null && found.kind !== kind) return false;
  if (sampleTypeId === null && state === null && before === null) return true;
  if (found.kind !== 'sample') return false;
  const { doc } = found;
  if (sampleTypeId !== null && doc.sampleTypeId !== sampleTypeId) return false;
  if (before !== null) {
    if (!isKept(doc.state) || doc.expiresAt === null || Date.parse(doc.expiresAt) >= Date.parse(before)) return false;
  }
  if (state === null) return true;
  if (isLocation(state)) return doc.location === state && doc.state !== 'disposed';
  if (state === 'quarantined') return doc.quarantinedAt !== null;
  return doc.state === state && (state !== 'available' || doc.quarantinedAt === null);
}

/** The filters as the server's search takes them. */
export function serverFilters(filters: SearchFilters, now: Date): Record<string, unknown> {
  const { kind, sampleTypeId, state, place, siteId } = filters;
  const before = expiresBefore(filters, now);
  const asked: Record<string, unknown> = {};
  const onlySamples = sampleTypeId !== null || state !== null || before !== null;
  if (kind !== null || onlySamples) asked['kinds'] = [onlySamples ? 'sample' : kind];
  if (sampleTypeId !== null) asked['sampleTypeId'] = sampleTypeId;
  if (place !== null) asked['containerId'] = place.id;
  if (siteId !== null) asked['siteId'] = siteId;
  if (before !== null) asked['expiresBefore'] = before;
  if (state !== null) asked[isLocation(state) ? 'location' : 'state'] = state;
  return asked;
}
