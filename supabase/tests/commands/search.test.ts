import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { containerSchema } from '../../../lib/domain/containers/model.ts';
import { sampleSchema } from '../../../lib/domain/samples/model.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, type FurnishedLaboratory, register } from '../furnished.ts';
import type { Operator } from '../laboratory.ts';

const path = z.array(z.strictObject({ id: z.uuid(), name: z.string() }));
const answerSchema = z.strictObject({
  results: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('sample'), id: z.uuid(), doc: sampleSchema.strict(), path }),
      z.strictObject({ kind: z.literal('container'), id: z.uuid(), doc: containerSchema.strict(), path }),
    ]),
  ),
  next: z.unknown().nullable(),
});

let database: TestDatabase;
let laboratory: FurnishedLaboratory;
let auditor: Operator;

beforeAll(async () => {
  database = await createTestDatabase();
  laboratory = await createFurnishedLaboratory(database);
  auditor = await laboratory.enrol('auditor');
  const at = (position: string) => ({ containerId: laboratory.boxId, position });
  const deleted = register(laboratory, { barcode: 'GONE-1' });
  const { results } = await laboratory.administrator.apply([
    register(laboratory, { barcode: 'TUBE-0001', name: 'Donor 7 serum', externalId: 'EXT-77', place: at('A01') }),
    register(laboratory, { barcode: 'TUBE-0002', name: 'Donor 7 plasma', place: at('A01') }),
    register(laboratory, { barcode: 'tube-0001', name: 'Other' }),
    register(laboratory, { barcode: '100%_real\\', name: "O'Neil; drop table" }),
    register(laboratory, { barcode: 'X1', name: 'Müller Straße' }),
    register(laboratory, { barcode: 'SHELF-X', name: 'رف ٣ نمونه\u200cها' }),
    deleted,
    { name: 'delete_sample.v1', args: { sampleId: deleted.args.sampleId, reason: 'x' } },
    ...Array.from({ length: 25 }, (_, i) =>
      register(laboratory, { barcode: `BULK-${String(i).padStart(2, '0')}`, name: `Bulk ${i}` }),
    ),
  ]);
  expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
});
afterAll(() => database.drop());

async function search(query: string, filters: unknown = {}, limit = 50, after: unknown = null) {
  const answer = await auditor.person.rpc('search', {
    p_tenant_id: laboratory.tenantId,
    p_query: query,
    p_filters: filters,
    p_limit: limit,
    p_after: after,
  });
  return answerSchema.parse(answer);
}
const codes = async (...asked: Parameters<typeof search>) =>
  (await search(...asked)).results.map(({ doc }) => doc.barcode);

describe('a search', () => {
  it('puts the very code first, however it is written', async () => {
    expect((await codes('TUBE-0001')).slice(0, 2).toSorted()).toEqual(['TUBE-0001', 'tube-0001']);
    expect(await codes('b1')).toEqual(['B1']);
  });

  it('finds by name, external id and several words in any order', async () => {
    expect(await codes('ext-77')).toEqual(['TUBE-0001']);
    expect(await codes('plasma donor')).toEqual(['TUBE-0002']);
    expect(await codes('müller')).toEqual(['X1']);
    expect(await codes('MÜLLER stra')).toEqual(['X1']);
  });

  it('says where a tube is, from the outermost holder inwards', async () => {
    const { results } = await search('EXT-77');
    expect(results[0]?.path.map(({ name }) => name)).toEqual(['F1', 'B1']);
  });

  it('takes what looks like a pattern or like SQL literally', async () => {
    expect(await codes('100%_')).toEqual(['100%_real\\']);
    expect(await codes('real\\')).toEqual(['100%_real\\']);
    expect(await codes("o'neil;")).toEqual(['100%_real\\']);
  });

  it.each(['_', '__', '()', '//', ' | ', '-', '.', '%', '\u200b'])(
    'finds nothing for %j, which names nothing',
    async (query) => {
      expect(await search(query)).toEqual({ results: [], next: null });
      expect(await codes(query, { kinds: ['container'] })).toEqual([]);
    },
  );

  it('finds everything a filter leaves where nothing was typed, or blanks alone', async () => {
    expect((await codes(' \t', { kinds: ['container'] })).toSorted()).toEqual(['B1', 'B2', 'F1', 'F2']);
  });

  it.each([
    ['Arabic digits', 'TUBE-٠٠٠٢'],
    ['Persian digits', 'tube-۰۰۰۲'],
    ['full-width letters and digits', 'ＴＵＢＥ-０００２'],
    ['a character nobody sees', 'TUBE-\u200b0002\ufeff'],
    ['marks of direction', '\u2066TUBE-٠٠٠٢\u2069'],
    ['tabs around it', '\tTUBE-0002\t'],
  ])('finds a code typed or pasted with %s', async (_name, query) => {
    const { results } = await search(query);
    expect(results.map(({ doc }) => doc.barcode)).toEqual(['TUBE-0002']);
  });

  it('puts the very code first, also when it was typed with other digits', async () => {
    expect(await codes('B١')).toEqual(['B1']);
    expect((await codes('TUBE-٠٠٠١')).slice(0, 2).toSorted()).toEqual(['TUBE-0001', 'tube-0001']);
  });

  it('finds a name as it was written, with its own digits and joiners', async () => {
    expect(await codes('رف ٣')).toEqual(['SHELF-X']);
    expect(await codes('نمونه\u200cها')).toEqual(['SHELF-X']);
  });

  it('does not find what was deleted', async () => {
    expect(await codes('GONE')).toEqual([]);
  });

  it.each([
    ['kinds', { kinds: ['container'] }, ['B1', 'B2', 'F1', 'F2']],
    ['a state', { state: 'checked_out' }, []],
    ['an unverified location', { location: 'unverified' }, ['TUBE-0002']],
    ['a verified location', { location: 'verified' }, ['TUBE-0001']],
  ])('narrows by %s', async (_name, filters, expected) => {
    expect((await codes('', filters)).toSorted()).toEqual(expected);
  });

  it('narrows by a place with all that is in it', async () => {
    expect((await codes('', { containerId: laboratory.freezerId })).toSorted()).toEqual([
      'B1',
      'B2',
      'F1',
      'TUBE-0001',
    ]);
    expect(await codes('', { containerId: laboratory.otherFreezerId })).toEqual(['F2']);
  });

  it('narrows by sample type', async () => {
    expect((await codes('donor', { sampleTypeId: laboratory.types.sample })).length).toBe(2);
    expect(await codes('donor', { sampleTypeId: randomUUID() })).toEqual([]);
  });

  it('gives page after page, each hit once', async () => {
    const seen: (string | null)[] = [];
    let after: unknown = null;
    do {
      const page = await search('bulk', {}, 10, after);
      seen.push(...page.results.map(({ doc }) => doc.barcode));
      after = page.next;
    } while (after !== null);
    expect(seen.length).toBe(25);
    expect(new Set(seen).size).toBe(25);
  });

  it.each([
    ['an unknown filter', 'x', { colour: 'red' }, null],
    ['an unknown kind', 'x', { kinds: ['secret'] }, null],
    ['a place that is no id', 'x', { containerId: 'freezer' }, null],
    ['an expiry that is no moment', 'x', { expiresBefore: 'tomorrow' }, null],
    ['a forged continuation', 'x', {}, { rank: 0, sort: {}, id: 'x' }],
    ['a query of a thousand letters', 'x'.repeat(1000), {}, null],
  ])('refuses %s', async (_name, query, filters, after) => {
    await expect(search(query, filters, 10, after)).rejects.toMatchObject({
      code: 'PT400',
      message: 'arguments_invalid',
    });
  });

  it('finds nothing of another tenant, whoever asks', async () => {
    const other = await createFurnishedLaboratory(database);
    const answer = answerSchema.parse(
      await other.administrator.person.rpc('search', {
        p_tenant_id: other.tenantId,
        p_query: 'donor',
        p_filters: { containerId: laboratory.freezerId },
        p_limit: 10,
        p_after: null,
      }),
    );
    expect(answer.results).toEqual([]);
    await expect(
      other.administrator.person.rpc('search', {
        p_tenant_id: laboratory.tenantId,
        p_query: 'donor',
        p_filters: {},
        p_limit: 10,
        p_after: null,
      }),
    ).rejects.toMatchObject({ code: 'PT403' });
  });
});

describe('occupancy', () => {
  const occupancy = (containerId: string | null) =>
    auditor.person.rpc<{ id: string }[]>('occupancy', {
      p_tenant_id: laboratory.tenantId,
      p_container_id: containerId,
    });

  it('sums what is in each holder, at any depth', async () => {
    const all = await occupancy(null);
    expect(all).toHaveLength(2);
    expect(all.find(({ id }) => id === laboratory.freezerId)).toEqual({
      id: laboratory.freezerId,
      used: 1,
      capacity: 162,
      children: 2,
    });
    expect(all.find(({ id }) => id === laboratory.otherFreezerId)).toEqual({
      id: laboratory.otherFreezerId,
      used: 0,
      capacity: null,
      children: 0,
    });
    const inside = await occupancy(laboratory.freezerId);
    expect(inside.find(({ id }) => id === laboratory.boxId)).toEqual({
      id: laboratory.boxId,
      used: 1,
      capacity: 81,
      children: 0,
    });
  });

  it('does not know the holders of another tenant', async () => {
    const other = await createFurnishedLaboratory(database);
    await expect(occupancy(other.boxId)).rejects.toMatchObject({ message: 'container_not_found' });
  });
});

describe('a search for samples that expire, or of one site', () => {
  it('narrows by what expires before a moment, the first to expire first, page after page', async () => {
    const made = Array.from({ length: 7 }, (_, at) =>
      register(laboratory, {
        barcode: `EXP-${(at * 5) % 7}`,
        expiresAt: `2030-01-0${((at * 5) % 7) + 1}T12:00:00+02:00`,
        place: { containerId: laboratory.boxId, position: `B0${at + 1}` },
      }),
    );
    const gone = made[0]?.args.sampleId ?? '';
    const discard = {
      name: 'discard_samples.v1',
      args: { samples: [{ sampleId: gone }], because: { reason: 'Old', alertId: null } },
    };
    await laboratory.administrator.apply([...made, discard]);
    const seen: (string | null)[] = [];
    let after: unknown = null;
    do {
      const page = await search('', { expiresBefore: '2030-01-06T10:00:00Z' }, 2, after);
      seen.push(...page.results.map(({ doc }) => doc.barcode));
      after = page.next;
    } while (after !== null);
    // Number 0 was discarded; number 5 expires at that very moment.
    expect(seen).toEqual(['EXP-1', 'EXP-2', 'EXP-3', 'EXP-4']);
    expect(await codes('exp-3', { expiresBefore: '2030-01-06T10:00:00Z' })).toEqual(['EXP-3']);
    expect(await codes('', { expiresBefore: '2030-01-03T10:00:00Z', siteId: laboratory.siteId })).toEqual(['EXP-1']);
    expect(await codes('', { expiresBefore: '2030-01-03T10:00:00Z', siteId: randomUUID() })).toEqual([]);
    expect(await codes('', { expiresBefore: '2030-01-03T10:00:00Z', kinds: ['container'] })).toEqual([]);
  });

  it('narrows by a site', async () => {
    const { siteId } = laboratory;
    expect((await codes('', { siteId, kinds: ['container'] })).toSorted()).toEqual(['B1', 'B2', 'F1']);
    expect(await codes('donor', { siteId })).toEqual(['TUBE-0001']);
    expect(await codes('donor', { siteId: randomUUID() })).toEqual([]);
  });
});
