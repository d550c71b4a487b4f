import { beforeEach, describe, expect, test } from 'vitest';
import type { Container } from '../../lib/domain/containers/model.ts';
import type { Sample } from '../../lib/domain/samples/model.ts';
import { worldModel } from '../../lib/domain/world/indexes.ts';
import { type LocalQueries, localQueries } from '../../lib/domain/world/local-queries.ts';
import type { DocOf } from '../../lib/domain/world/ports.ts';
import { keysOf } from '../../lib/sync/store/keys.ts';
import { heldReader } from '../../lib/sync/store/queries.ts';
import { defineDatabase, rowsOf } from '../../lib/sync/store/schema.ts';
import { fakeStorage } from '../../lib/sync/testing/fakes.ts';
import { noFilters, type SearchFilters } from './filters.ts';
import { localSearch } from './local-search.ts';

const id = (n: number) => `00000000-0000-4000-8000-0000000000${n}`;
const SITE = id(10);
const TYPE = id(11);
const FREEZER = id(12);
const RACK = id(13);
const BOX = id(14);
const CLOSED = id(15);
const SERUM = id(16);
const DNA = id(17);
const OTHER_SITE = id(18);
const ELSEWHERE = id(19);

function container(own: Pick<Container, 'id' | 'name' | 'parentId'> & Partial<Container>): Container {
  return {
    ...{ siteId: SITE, position: null, typeId: TYPE, barcode: null, temperatureClass: null },
    ...{ blocked: [], locationVerified: true, archived: false },
    ...own,
  };
}

function sample(own: Pick<Sample, 'id' | 'name'> & Partial<Sample>): Sample {
  return {
    ...{ labwareId: own.id, barcode: own.name, externalId: null, sampleTypeId: SERUM },
    ...{ derivation: 'primary', parentIds: [], state: 'available', containerId: BOX, position: 'A01' },
    ...{ location: 'verified', quantity: null, unit: null, hazards: [], collectedAt: null, expiresAt: null },
    ...{
      freezeThawCount: 0,
      notes: '',
      checkout: null,
      quarantinedAt: null,
      quarantineReason: null,
      updatedAt: '2026-11-22T10:00:00Z',
    },
    ...own,
  };
}

let held: LocalQueries;

beforeEach(async () => {
  const db = defineDatabase('search', worldModel, fakeStorage());
  await db.open();
  const put = async <K extends 'container' | 'sample'>(kind: K, docs: DocOf[K][]) => {
    const origin = { scope: 'site', version: 1, round: 1 };
    const rows = docs.map((doc) => ({ id: doc.id, origin, doc, keys: keysOf<DocOf, K>(worldModel, kind, doc) }));
    await rowsOf(db, kind).bulkPut(rows);
  };
  await put('container', [
    container({ id: FREEZER, name: 'Freezer 1', parentId: null }),
    container({ id: RACK, name: 'Rack 1', parentId: FREEZER }),
    container({ id: BOX, name: 'Box 1', parentId: RACK, barcode: 'B-1' }),
    container({ id: CLOSED, name: 'Box 2', parentId: RACK, archived: true }),
    container({ id: ELSEWHERE, name: 'Box 9', parentId: null, siteId: OTHER_SITE }),
  ]);
  await put('sample', [
    sample({ id: id(20), name: 'T-20', externalId: 'ARC-7', expiresAt: '2020-02-01T00:00:00Z' }),
    sample({ id: id(21), name: 'T-21', sampleTypeId: DNA }),
    sample({ id: id(22), name: 'T-22', state: 'checked_out', expiresAt: '2020-01-01T01:00:00+01:00' }),
    sample({ id: id(23), name: 'T-23', state: 'deleted', sampleTypeId: DNA, containerId: null }),
    sample({ id: id(24), name: 'T-24', containerId: null, location: 'unverified', expiresAt: '2099-01-01T00:00:00Z' }),
    sample({ id: id(25), name: 'T-25', state: 'disposed', containerId: null, expiresAt: '2020-01-01T00:00:00Z' }),
    sample({ id: id(27), name: 'NB 001 itself', barcode: 'NB001', state: 'disposed', containerId: null }),
    sample({ id: id(28), name: 'NB 001 copy', barcode: 'Q-1', state: 'disposed', containerId: null }),
    sample({ id: id(29), name: 'رف ٣ نمونه\u200cها', barcode: 'Q-2', state: 'disposed', containerId: null }),
    sample({ id: id(26), name: 'T-26', containerId: ELSEWHERE, expiresAt: '2020-03-01T00:00:00Z' }),
  ]);
  held = localQueries(heldReader<DocOf>(db));
});

async function found(text: string, filters: Partial<SearchFilters> = {}): Promise<string[]> {
  const { hits } = await localSearch(held, text, { ...noFilters, ...filters });
  return hits.map(({ doc }) => doc.name).toSorted();
}

const freezer = { id: FREEZER, name: 'Freezer 1' };

describe('a search on the device', () => {
  test('finds by barcode, by name and by external number', async () => {
    expect(await found('b-1')).toEqual(['Box 1']);
    expect(await found('rack')).toEqual(['Rack 1']);
    expect(await found('arc-7')).toEqual(['T-20']);
  });

  test.each([
    ['Arabic digits', 'T-٢٠'],
    ['Persian digits', 't-۲۰'],
    ['full-width letters and digits', 'Ｔ-２０'],
    ['a blank in it', 'T- 20'],
    ['a character nobody sees', 'T-\u200b20\ufeff'],
    ['a no-break space and a tab in it', 'T\u00a0-\t20'],
    ['tabs and line ends around it', '\tT-20\r\n'],
    ['marks of direction around it', '\u2066T-20\u2069'],
  ])('finds a code typed or pasted with %s', async (_name, text) => {
    expect(await found(text)).toEqual(['T-20']);
  });

  test('puts the very code before what only has its words', async () => {
    const { hits } = await localSearch(held, 'NB ٠٠١', noFilters);
    expect(hits.map(({ doc }) => doc.name)).toEqual(['NB 001 itself', 'NB 001 copy']);
  });

  test('finds a name as it was written, with its own digits and joiners', async () => {
    expect(await found('رف ٣')).toEqual(['رف ٣ نمونه\u200cها']);
    expect(await found('نمونه\u200cها')).toEqual(['رف ٣ نمونه\u200cها']);
  });

  test.each(['_', '()', '//', '-', '\u200b'])('finds nothing for %j, which names nothing', async (text) => {
    expect(await found(text)).toEqual([]);
    expect(await found(text, { kind: 'sample' })).toEqual([]);
  });

  test('finds every sample of a type without a word typed', async () => {
    expect(await found('', { sampleTypeId: DNA })).toEqual(['T-21']);
  });

  test('finds what is in a state without a word typed', async () => {
    expect(await found('', { state: 'checked_out' })).toEqual(['T-22']);
    expect(await found('', { state: 'unverified' })).toEqual(['T-24']);
    expect(await found('', { state: 'available' })).toEqual(['T-20', 'T-21', 'T-24', 'T-26']);
  });

  test('finds everything of a kind without a word typed', async () => {
    expect(await found('', { kind: 'container' })).toEqual(['Box 1', 'Box 9', 'Freezer 1', 'Rack 1']);
  });

  test('finds what lies anywhere inside a place, however deep', async () => {
    expect(await found('', { place: freezer })).toEqual(['Box 1', 'Rack 1', 'T-20', 'T-21', 'T-22']);
    expect(await found('t-2', { place: freezer, sampleTypeId: DNA })).toEqual(['T-21']);
    expect(await found('t-2', { place: { id: id(99), name: 'Elsewhere' } })).toEqual([]);
  });

  test('finds what expires, the first to expire first', async () => {
    const asked = async (filters: Partial<SearchFilters>) =>
      (await localSearch(held, '', { ...noFilters, ...filters })).hits.map(({ doc }) => doc.name);
    expect(await asked({ expires: 'now' })).toEqual(['T-22', 'T-20', 'T-26']);
    expect(await asked({ expires: '2099-01-01T00:00:00.001Z' })).toEqual(['T-22', 'T-20', 'T-26', 'T-24']);
    expect(await asked({ expires: 'now', siteId: SITE })).toEqual(['T-22', 'T-20']);
    expect(await found('t-2', { expires: 'now', place: freezer })).toEqual(['T-20', 'T-22']);
  });

  test('finds what is in a site', async () => {
    expect(await found('', { siteId: OTHER_SITE })).toEqual(['Box 9', 'T-26']);
    expect(await found('box', { siteId: SITE })).toEqual(['Box 1']);
  });
});
