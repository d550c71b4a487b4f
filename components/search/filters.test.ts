import { describe, expect, it } from 'vitest';
import type { Sample } from '../../lib/domain/samples/model.ts';
import type { Found } from '../../lib/domain/world/local-queries.ts';
import { countFilters, noFilters, passes, serverFilters } from './filters.ts';

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
const found = (change: Partial<Sample> = {}): Found => ({
  kind: 'sample',
  doc: { ...sample, ...change },
  provisional: false,
});

describe('the filters of a search', () => {
  it('let everything through when none is set', () => {
    expect(passes(found(), noFilters)).toBe(true);
    expect(countFilters(noFilters)).toBe(0);
  });

  it('know a lost place from a state', () => {
    expect(passes(found({ location: 'unverified' }), { ...noFilters, state: 'unverified' })).toBe(true);
    expect(passes(found({ state: 'checked_out' }), { ...noFilters, state: 'available' })).toBe(false);
  });

  it('leave containers out once a sample’s own mark is asked for', () => {
    expect(serverFilters({ ...noFilters, sampleTypeId: id(3) })).toEqual({ kinds: ['sample'], sampleTypeId: id(3) });
    expect(serverFilters({ ...noFilters, kind: 'container', state: 'none' })).toEqual({
      kinds: ['sample'],
      location: 'none',
    });
  });
});
