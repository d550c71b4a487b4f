import { describe, expect, it } from 'vitest';
import type { Sample } from '../../lib/domain/samples/model.ts';
import { changesOf, editFormSchema, formOf, hazardsOf } from './edit-form.ts';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const sample: Sample = {
  ...{ id: id(1), labwareId: id(2), barcode: '0042', name: 'Serum 42', externalId: 'X-1', sampleTypeId: id(3) },
  ...{ derivation: 'primary', parentIds: [], state: 'available', containerId: null, position: null, location: 'none' },
  ...{ quantity: 250, unit: 'µL', hazards: ['biohazard'], collectedAt: '2026-11-22T10:00:12.345Z', expiresAt: null },
  ...{
    freezeThawCount: 0,
    notes: '',
    checkout: null,
    quarantinedAt: null,
    quarantineReason: null,
    updatedAt: '2026-11-22T10:00:00Z',
  },
};
const form = formOf(sample);
const errorsOf = (input: unknown) => editFormSchema.safeParse(input).error?.issues.map((issue) => issue.message) ?? [];

describe('the edit form', () => {
  it('changes nothing when nothing was touched, not even the seconds of a date', () => {
    expect(changesOf(form, form)).toEqual({});
  });

  it('sends the one field that was changed', () => {
    expect(changesOf(form, { ...form, notes: 'thawed once' })).toEqual({ notes: 'thawed once' });
  });

  it('takes the unit away together with the quantity', () => {
    expect(changesOf(form, { ...form, quantity: '' })).toEqual({ quantity: null, unit: null });
  });

  it('takes an emptied number for none', () => {
    expect(changesOf(form, { ...form, externalId: ' ' })).toEqual({ externalId: null });
  });

  it('refuses a quantity below zero, without a unit, or that is no number', () => {
    expect(errorsOf({ ...form, quantity: '-1' })).toEqual(['negative']);
    expect(errorsOf({ ...form, unit: '' })).toEqual(['required']);
    expect(errorsOf({ ...form, quantity: '1,5' })).toContain('number');
    expect(errorsOf(form)).toEqual([]);
  });

  it('refuses a collection date that is to come', () => {
    expect(errorsOf({ ...form, collectedAt: '2206-11-22T10:00' })).toEqual(['collected_ahead']);
    expect(errorsOf({ ...form, collectedAt: '' })).toEqual([]);
  });
});

describe('hazards', () => {
  it('are parted by the commas of any language and named once', () => {
    expect(hazardsOf('biohazard, toxic، toxic、flammable ,')).toEqual(['biohazard', 'toxic', 'flammable']);
  });
});
