import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, type FurnishedLaboratory, register } from '../furnished.ts';
import type { Operator } from '../laboratory.ts';

const tubeId = randomUUID();
const looseId = randomUUID();
const deletedId = randomUUID();
let database: TestDatabase;
let laboratory: FurnishedLaboratory;
let auditor: Operator;

beforeAll(async () => {
  database = await createTestDatabase();
  laboratory = await createFurnishedLaboratory(database);
  auditor = await laboratory.enrol('auditor');
  const place = { containerId: laboratory.boxId, position: 'A01' };
  const { results } = await laboratory.administrator.apply([
    register(laboratory, { sampleId: tubeId, barcode: 'TUBE-1', name: 'Serum', place }),
    register(laboratory, { sampleId: looseId, barcode: 'tube-1' }),
    register(laboratory, { sampleId: deletedId, barcode: 'GONE-1' }),
    { name: 'delete_sample.v1', args: { sampleId: deletedId, reason: 'x' } },
  ]);
  expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
});
afterAll(() => database.drop());

const locate = (asked: { barcode?: string; id?: string }, reader = auditor) =>
  reader.person.rpc('locate', {
    p_tenant_id: laboratory.tenantId,
    p_barcode: asked.barcode ?? null,
    p_id: asked.id ?? null,
  });

describe('where a thing is', () => {
  it('is known of a tube by its very code: the site, what it is in, and the position', async () => {
    const tube = {
      ...{ kind: 'sample', id: tubeId, name: 'Serum', barcode: 'TUBE-1', state: 'available' },
      siteId: laboratory.siteId,
      path: [
        { id: laboratory.freezerId, name: 'F1' },
        { id: laboratory.boxId, name: 'B1' },
      ],
      position: 'A01',
    };
    expect(await locate({ barcode: 'TUBE-1' })).toEqual(tube);
    expect(await locate({ id: tubeId })).toEqual(tube);
  });

  it('is known of a tube that has no place', async () => {
    expect(await locate({ barcode: 'tube-1' })).toMatchObject({ id: looseId, siteId: null, path: [], position: null });
  });

  it('is known of a place by its code and by its id', async () => {
    const box = { kind: 'container', id: laboratory.boxId, siteId: laboratory.siteId, path: [{ name: 'F1' }] };
    expect(await locate({ barcode: 'B1' })).toMatchObject(box);
    expect(await locate({ id: laboratory.boxId })).toMatchObject(box);
  });

  it('is told of what was deleted only to whoever has its id: its code is free', async () => {
    expect(await locate({ id: deletedId })).toMatchObject({ state: 'deleted', siteId: null });
    expect(await locate({ barcode: 'GONE-1' })).toBeNull();
  });

  it.each([
    ['a code that nothing bears', { barcode: 'TUBE' }],
    ['a code in other words than the label’s', { barcode: 'TUBE%1' }],
    ['an id that is none of a thing', { id: randomUUID() }],
  ])('is nothing for %s', async (_name, asked) => {
    expect(await locate(asked)).toBeNull();
  });

  it.each([
    ['neither a code nor an id', {}],
    ['both of them', { barcode: 'TUBE-1', id: tubeId }],
    ['a code of a thousand letters', { barcode: 'x'.repeat(1000) }],
  ])('is refused for %s', async (_name, asked) => {
    await expect(locate(asked)).rejects.toMatchObject({ code: 'PT400', message: 'arguments_invalid' });
  });

  it('is told to nobody of another laboratory, and nothing of theirs here', async () => {
    const other = await createFurnishedLaboratory(database);
    await expect(locate({ id: tubeId }, other.administrator)).rejects.toMatchObject({ code: 'PT403' });
    expect(await locate({ id: other.boxId })).toBeNull();
    expect(await locate({ barcode: 'B1' })).toMatchObject({ id: laboratory.boxId });
  });
});
