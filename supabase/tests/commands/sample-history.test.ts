import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { custodyEventSchema } from '../../../lib/domain/custody/model.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, type FurnishedLaboratory, register } from '../furnished.ts';
import type { Operator } from '../laboratory.ts';

let database: TestDatabase;
let laboratory: FurnishedLaboratory;
beforeAll(async () => {
  database = await createTestDatabase();
  laboratory = await createFurnishedLaboratory(database);
});
afterAll(() => database.drop());

async function historyOf(reader: Operator, sampleId: string) {
  const answer = await reader.person.rpc('sample_history', { p_tenant_id: laboratory.tenantId, p_sample_id: sampleId });
  return z
    .array(custodyEventSchema)
    .parse(answer)
    .map(({ kind, container_id, to_position }) => ({ kind, container_id, to_position }));
}

const moveBox = (containerId: string, position: string) =>
  laboratory.administrator.say('move_container.v1', {
    containerId,
    siteId: laboratory.siteId,
    parentId: laboratory.freezerId,
    position,
  });
const put = (sampleId: string, containerId: string, position: string) =>
  laboratory.administrator.say('place_sample.v1', { sampleId, place: { containerId, position } });

describe('the history of a sample', () => {
  it('has the moves of its box while it was in it, and none from before or after', async () => {
    const { administrator, boxId, otherBoxId } = laboratory;
    const sampleId = randomUUID();
    await administrator.apply([register(laboratory, { sampleId, barcode: 'HIST-1' })]);
    await moveBox(boxId, 'A02');
    await put(sampleId, boxId, 'C03');
    await moveBox(boxId, 'B02');
    await put(sampleId, otherBoxId, 'D04');
    await moveBox(boxId, 'C01');

    expect(await historyOf(administrator, sampleId)).toEqual([
      { kind: 'transferred', container_id: null, to_position: 'D04' },
      { kind: 'container_transferred', container_id: boxId, to_position: 'B02' },
      { kind: 'stored', container_id: null, to_position: 'C03' },
      { kind: 'received', container_id: null, to_position: null },
    ]);
  });

  it('has the moves of the freezer in which its box stands', async () => {
    const { administrator, freezerId, otherBoxId, otherSiteId } = laboratory;
    const sampleId = randomUUID();
    await administrator.apply([
      register(laboratory, { sampleId, barcode: 'HIST-2', place: { containerId: otherBoxId, position: 'E05' } }),
    ]);
    await administrator.say('move_container.v1', {
      containerId: freezerId,
      siteId: otherSiteId,
      parentId: null,
      position: null,
    });

    const [latest] = await historyOf(administrator, sampleId);
    expect(latest).toEqual({ kind: 'container_transferred', container_id: freezerId, to_position: null });
  });

  it('is refused to people of another laboratory', async () => {
    const stranger = (await createFurnishedLaboratory(database)).administrator;
    const [sample] = await database.admin<{ id: string }[]>`
      select id from public.samples where tenant_id = ${laboratory.tenantId} limit 1`;

    await expect(historyOf(stranger, sample?.id ?? '')).rejects.toThrow();
  });
});
