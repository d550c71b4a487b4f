import { describe, expect, it } from 'vitest';
import { commandArgs } from '../../lib/domain/commands/catalogue.ts';
import { plainLabelling } from '../../lib/domain/positions/grid.ts';
import type { EntityKind } from '../../lib/domain/sync/pull.ts';
import { fixtureId } from '../../lib/domain/world/fixture.ts';
import { MemoryWorld } from '../../lib/domain/world/memory.ts';
import type { DocOf } from '../../lib/domain/world/ports.ts';
import english from '../../locales/en/commands.json' with { type: 'json' };
import { commandWords } from './command-words.ts';
import { errorFacts } from './error-facts.ts';
import { isolate } from './isolate.ts';
import type { Names } from './names.ts';

const [box, rack, tube, linear, north] = ['box', 'rack', 'tube', 'linear', 'north'].map(fixtureId) as [
  string,
  string,
  string,
  string,
  string,
];
const world = new MemoryWorld();
const container = { siteId: north, parentId: null, position: null, barcode: null, temperatureClass: null };
const place = { blocked: [], locationVerified: true, archived: false };
world.put('container_type', {
  ...{ id: linear, name: '9 x 9', kind: 'box', rows: 9, columns: 9, capacity: null, allowedChildren: ['sample'] },
  ...{ labelling: { ...plainLabelling, scheme: 'linear_rows' }, temperatureClass: null, refusedHazards: [] },
  archived: false,
});
const shipment = fixtureId('road');
world.put('shipment', {
  ...{
    id: shipment,
    reference: 'S-1',
    fromSiteId: north,
    toSiteId: fixtureId('south'),
    carrier: '',
    trackingNumber: '',
  },
  ...{ note: '', state: 'packing', temperatureClass: 'minus_80', expectedAt: null, createdAt: '2026-11-22T10:00:00Z' },
  ...{ dispatchedAt: null, dispatchedBy: null, receivedAt: null, receivedBy: null, receiptNote: '', containers: [] },
});
world.put('container', { id: box, typeId: linear, name: 'Box B-014', ...container, ...place });
world.put('container', { id: rack, typeId: linear, name: 'Rack 3', ...container, ...place });
world.put('sample', {
  ...{ id: tube, labwareId: tube, barcode: '0042', name: '', externalId: null, sampleTypeId: tube, parentIds: [] },
  ...{ derivation: 'primary', state: 'available', containerId: null, position: null, location: 'none', notes: '' },
  ...{ checkout: null, quarantinedAt: null, quarantineReason: null },
  ...{ quantity: null, unit: null, hazards: [], collectedAt: null, expiresAt: null, freezeThawCount: 0 },
  updatedAt: '2026-11-22T10:00:00Z',
});

const names: Names = {
  async get<K extends EntityKind>(kind: K, id: string) {
    const doc: DocOf[K] | undefined = await world.get(kind, id);
    return doc && { doc, provisional: false };
  },
};

describe('a command in words', () => {
  it('names the tube by its code where it has no name, and the position as it is written on the box', async () => {
    const args = { sampleId: tube, place: { containerId: box, position: 'A02' } };
    expect(await commandWords({ name: 'place_sample.v1', args }, names)).toEqual({
      key: 'place_sample',
      fillings: { sample: '0042', place: 'Box B-014, 2' },
    });
  });

  it('tells aliquots of one name apart by the code that is printed on them', async () => {
    const aliquot = fixtureId('aliquot');
    const named: typeof names = {
      async get(kind, id) {
        const found = await names.get(kind, id === aliquot ? tube : id);
        return found && 'labwareId' in found.doc ? { ...found, doc: { ...found.doc, name: 'Serum V2' } } : found;
      },
    };
    const args = { sampleId: aliquot, reason: 'x' };
    const { fillings } = await commandWords({ name: 'remove_sample.v1', args }, named);
    expect(fillings).toEqual({ sample: 'Serum V2 (0042)' });
  });

  it('says where a box goes', async () => {
    const args = { containerId: box, siteId: north, parentId: rack, position: null };
    const { fillings } = await commandWords({ name: 'move_container.v1', args }, names);
    expect(fillings).toEqual({ container: 'Box B-014', place: 'Rack 3' });
  });

  it('says with which shipment a sensor goes', async () => {
    const args = { sensorId: fixtureId('logger'), containerId: null, siteId: null, shipmentId: shipment };
    const { fillings } = await commandWords({ name: 'place_sensor.v1', args }, names);
    expect(fillings).toEqual({ name: undefined, place: 'S-1' });
  });

  it('leaves out what this phone does not know', async () => {
    const args = { sampleId: fixtureId('nobody'), reason: 'x' };
    const { fillings } = await commandWords({ name: 'remove_sample.v1', args }, names);
    expect(fillings).toEqual({ sample: undefined });
  });

  it('says a step of another version by its name, and broken arguments without names', async () => {
    expect(await commandWords({ name: 'fly_sample.v9', args: {} }, names)).toMatchObject({ key: 'unknown' });
    expect(await commandWords({ name: 'place_sample.v1', args: 7 }, names)).toEqual({
      key: 'place_sample',
      fillings: {},
    });
  });

  it('has a sentence for every command there is', () => {
    const keys = Object.keys(commandArgs).map((name) => name.replace(/\.v\d+$/, ''));
    expect(Object.keys(english)).toEqual(expect.arrayContaining(keys));
  });
});

describe('the facts of a refusal', () => {
  it('become the names that a person knows', async () => {
    const facts = { containerId: box, position: 'B01', occupantId: tube, unheardOf: 1 };
    expect(await errorFacts(facts, names)).toMatchObject({
      container: 'Box B-014',
      place: 'Box B-014, 10',
      occupant: '0042',
    });
  });

  it('tell who stands at a position with the code on the tube, since many tubes have one name', async () => {
    const named: typeof names = {
      async get(kind, id) {
        const found = await names.get(kind, id);
        return found && 'labwareId' in found.doc ? { ...found, doc: { ...found.doc, name: 'Serum V2' } } : found;
      },
    };
    expect(await errorFacts({ occupantId: tube }, named)).toMatchObject({ occupant: 'Serum V2 (0042)' });
  });

  it('tell who bears a code already', async () => {
    const facts = { barcode: 'B-014', bearerId: box, bearerKind: 'container' };
    expect(await errorFacts(facts, names)).toMatchObject({ barcode: 'B-014', holder: 'Box B-014' });
  });
});

describe('a name inside a sentence', () => {
  it('is kept apart where directions differ, and left alone where they do not', () => {
    expect(isolate('B-014', 'ltr')).toBe('B-014');
    expect(isolate('B-014', 'rtl')).toBe('\u2068B-014\u2069');
    expect(isolate('علبة', 'ltr')).toBe('\u2068علبة\u2069');
  });
});
