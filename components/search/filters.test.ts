import { describe, expect, it } from 'vitest';
import type { Sample } from '../../lib/domain/samples/model.ts';
import type { Found } from '../../lib/domain/world/local-queries.ts';
import { afterDay, countFilters, filtersOf, lastDay, noFilters, passes, serverFilters } from './filters.ts';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const sample: Sample = {
  ...{ id: id(1), labwareId: id(2), barcode: '0042', name: 'Serum 42', externalId: null, sampleTypeId: id(3) },
  ...{ derivation: 'primary', parentIds: [], state: 'available', containerId: id(4), position: 'A01' },
  ...{ location: 'verified', quantity: null, unit: null, hazards: [], collectedAt: null, expiresAt: null },
  ...{
    freezeThawCount: 0,
    notes: '',
    checkout: null,
    quarantinedAt: null,
    quarantineReason: null,
    updatedAt: '2026-11-22T10:00:00Z',
  },
};
const now = new Date('2026-11-26T12:00:00Z');
const found = (change: Partial<Sample> = {}): Found => ({
  kind: 'sample',
  doc: { ...sample, ...change },
  provisional: false,
});

describe('the filters of a search', () => {
  it('let everything through when none is set', () => {
    expect(passes(found(), noFilters, now)).toBe(true);
    expect(countFilters(noFilters)).toBe(0);
  });

  it('know a lost place from a state', () => {
    expect(passes(found({ location: 'unverified' }), { ...noFilters, state: 'unverified' }, now)).toBe(true);
    expect(passes(found({ state: 'checked_out' }), { ...noFilters, state: 'available' }, now)).toBe(false);
  });

  it('leave containers out once a sample’s own mark is asked for', () => {
    expect(serverFilters({ ...noFilters, sampleTypeId: id(3) }, now)).toEqual({
      kinds: ['sample'],
      sampleTypeId: id(3),
    });
    expect(serverFilters({ ...noFilters, kind: 'container', state: 'none' }, now)).toEqual({
      kinds: ['sample'],
      location: 'none',
    });
  });

  it('let through what has expired, and what will before a moment, as long as it is there', () => {
    const expiring = (expiresAt: string, change: Partial<Sample> = {}) => found({ expiresAt, ...change });
    const expired = { ...noFilters, expires: 'now' };
    expect(passes(expiring('2026-11-26T11:59:59Z'), expired, now)).toBe(true);
    expect(passes(expiring('2026-11-26T12:00:01Z'), expired, now)).toBe(false);
    const soon = { ...noFilters, expires: '2026-12-27T00:00:00+01:00' };
    expect(passes(expiring('2026-12-26T22:59:59Z'), soon, now)).toBe(true);
    expect(passes(expiring('2026-12-26T23:00:00Z'), soon, now)).toBe(false);
    expect(passes(expiring('2026-11-01T00:00:00Z', { state: 'checked_out' }), soon, now)).toBe(true);
    expect(passes(expiring('2026-11-01T00:00:00Z', { state: 'disposed' }), soon, now)).toBe(false);
    expect(passes(found(), soon, now)).toBe(false);
    expect(serverFilters(expired, now)).toEqual({ kinds: ['sample'], expiresBefore: '2026-11-26T12:00:00.000Z' });
  });

  it('mean the whole of a day, and show it again as that day', () => {
    const over = afterDay('2026-12-31');
    expect(over).toBe(new Date(2027, 0, 1).toISOString());
    expect(lastDay(over ?? '')).toBe('2026-12-31');
    expect(afterDay('')).toBeNull();
  });

  it('are read from an address, and nothing else is', () => {
    const read = (query: string) => filtersOf(new URLSearchParams(query));
    expect(read(`site=${id(5)}&expires=2026-12-27T00:00:00.000Z`)).toEqual({
      ...noFilters,
      siteId: id(5),
      expires: '2026-12-27T00:00:00.000Z',
    });
    expect(read('expires=now').expires).toBe('now');
    expect(read('site=x&expires=tomorrow')).toEqual(noFilters);
  });
});
