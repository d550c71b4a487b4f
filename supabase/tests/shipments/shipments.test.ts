import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { custodyEventSchema } from '../../../lib/domain/custody/model.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, type FurnishedLaboratory } from '../furnished.ts';
import type { Operator } from '../laboratory.ts';
import { begin, boxWith, named } from './travelling.ts';

let database: TestDatabase;
let laboratory: FurnishedLaboratory;
let [technician, colleague, auditor]: Operator[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  laboratory = await createFurnishedLaboratory(database);
  technician = await laboratory.enrol('technician');
  colleague = await laboratory.enrol('technician');
  auditor = await laboratory.enrol('auditor');
});
afterAll(() => database.drop());

const rowsOf = (shipmentId: string) => database.admin<
  { container_id: string; is_out: boolean; condition: string | null }[]
>`
  select container_id, unpacked_at is not null as is_out, condition from shipment_containers
  where shipment_id = ${shipmentId} order by packed_at, container_id`;

const pageSchema = z.object({
  cursor: z.number(),
  changes: z.array(z.object({ kind: z.string(), id: z.string(), doc: z.unknown() })),
});

/** What a device hears of a site from a moment on: ids of rows, and of tombstones. */
async function pulled(siteId: string, cursor: number) {
  const args = { p_tenant_id: laboratory.tenantId, p_scope: `site:${siteId}`, p_cursor: cursor };
  const answer = await technician!.person.rpc('pull_changes', { ...args, p_limit: 5000, p_epoch: await epoch() });
  const { changes, cursor: next } = pageSchema.parse(answer);
  const ids = (gone: boolean) => new Set(changes.flatMap(({ id, doc }) => ((doc === null) === gone ? [id] : [])));
  return { rows: ids(false), gone: ids(true), next };
}
async function epoch(): Promise<number> {
  const answer = await technician!.person.rpc('sync_summary', { p_tenant_id: laboratory.tenantId });
  return z.object({ epoch: z.number() }).parse(answer).epoch;
}

it('a received box changes its site with every tube in it, in both scopes of the feed', async () => {
  const { siteId, otherSiteId } = laboratory;
  const { boxId, sampleIds } = await boxWith(laboratory, technician!, 'A02', 12);
  const shipmentId = await begin(laboratory, technician!);
  await technician!.say('pack_containers.v1', { shipmentId, containers: named(boxId) });
  await technician!.say('dispatch_shipment.v1', { shipmentId });
  const before = { sending: await pulled(siteId, 0), receiving: await pulled(otherSiteId, 0) };
  expect(before.sending.rows).toContain(boxId);

  const containers = [{ containerId: boxId, condition: 'intact' as const }];
  const received = await colleague!.say('receive_shipment.v1', { shipmentId, containers, note: '' });
  expect(received.status).toBe('applied');
  const moved = new Set([boxId, ...sampleIds]);
  expect((await pulled(siteId, before.sending.next)).gone).toEqual(moved);
  expect((await pulled(otherSiteId, before.receiving.next)).rows).toEqual(moved);
  expect(await rowsOf(shipmentId)).toEqual([{ container_id: boxId, is_out: true, condition: 'intact' }]);
});

it('two phones that pack one box into two shipments: the later hand has it, and it is in one alone', async () => {
  const { boxId } = await boxWith(laboratory, technician!, 'B02', 1);
  const first = await begin(laboratory, technician!, { reference: 'SH-A' });
  const second = await begin(laboratory, technician!, { reference: 'SH-B' });
  await Promise.all([
    technician!.say('pack_containers.v1', { shipmentId: first, containers: named(boxId) }),
    colleague!.say('pack_containers.v1', { shipmentId: second, containers: named(boxId) }),
  ]);
  const all = [...(await rowsOf(first)), ...(await rowsOf(second))];
  expect(all.map(({ is_out }) => is_out).toSorted()).toEqual([false, true]);
});

it('a box that comes back into its shipment has two stays that do not overlap, even within one moment', async () => {
  const { boxId } = await boxWith(laboratory, technician!, 'C02', 0);
  const shipmentId = await begin(laboratory, technician!);
  const args = { shipmentId, containers: named(boxId) };
  const names = ['pack_containers.v1', 'unpack_containers.v1', 'pack_containers.v1'];
  const { results } = await technician!.apply(names.map((name) => ({ name, args })));
  expect(results.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
  const [stays] = await database.admin`
    select count(*)::int as stays, bool_and(a.unpacked_at is null or a.unpacked_at < b.packed_at or a.packed_at >= b.packed_at) as apart
    from shipment_containers a join shipment_containers b using (shipment_id, container_id) where a.shipment_id = ${shipmentId}`;
  expect(stays).toEqual({ stays: 4, apart: true });
});

describe('what a tube in the box has lived through', () => {
  it('tells of packing, the road, arrival and the freezer at the other end', async () => {
    const { otherSiteId, otherFreezerId } = laboratory;
    const { boxId, sampleIds } = await boxWith(laboratory, technician!, 'D02', 1);
    const shipmentId = await begin(laboratory, technician!);
    await technician!.say('pack_containers.v1', { shipmentId, containers: named(boxId) });
    await technician!.say('dispatch_shipment.v1', { shipmentId });
    const containers = [{ containerId: boxId, condition: 'thawed' as const }];
    await colleague!.say('receive_shipment.v1', { shipmentId, containers, note: 'Ice was gone' });
    await colleague!.say('move_container.v1', {
      ...{ containerId: boxId, siteId: otherSiteId, parentId: otherFreezerId, position: 'A01' },
    });
    const answer = await auditor!.person.rpc('sample_history', {
      ...{ p_tenant_id: laboratory.tenantId, p_sample_id: sampleIds[0] },
    });
    const lived = z.array(custodyEventSchema).parse(answer);
    expect(lived.map(({ kind, shipment_id, reason }) => [kind, shipment_id, reason])).toEqual([
      ['container_transferred', null, null],
      ['shipment_received', shipmentId, 'Ice was gone'],
      ['shipped', shipmentId, null],
      ['container_transferred', shipmentId, null],
      ['stored', null, null],
      ['received', null, null],
    ]);
  });

  it('leaves it unharmed by what happens to the freezer it was taken out of', async () => {
    const { freezerId, siteId, tenantId } = laboratory;
    const { boxId, sampleIds } = await boxWith(laboratory, technician!, 'E02', 1);
    const { sampleIds: left } = await boxWith(laboratory, technician!, 'E01', 1);
    const shipmentId = await begin(laboratory, technician!);
    await technician!.say('pack_containers.v1', { shipmentId, containers: named(boxId) });
    const exposed = await database.admin<{ sample_id: string; seconds: number }[]>`
      select x.sample_id, x.seconds from private.exposures(${tenantId}, jsonb_populate_record(null::public.excursions, jsonb_build_object(
        'tenant_id', ${tenantId}::text, 'container_id', ${freezerId}::text, 'site_id', ${siteId}::text,
        'started_at', now() - interval '1 second', 'ended_at', now() + interval '1 minute')), now() + interval '2 minutes') x`;
    const seconds = new Map(exposed.map((each) => [each.sample_id, each.seconds]));
    expect(seconds.get(left[0]!)).toBeGreaterThan(50);
    // What it was exposed to before it was taken out counts.
    expect(seconds.get(sampleIds[0]!) ?? 0).toBeLessThan(5);
  });
});

it('fifty boxes of 81 tubes arrive in one command, well within the time of a call', async () => {
  const { tenantId, siteId, types, otherSiteId } = laboratory;
  // Made past the commands: what is measured is the receipt.
  const boxes = Array.from({ length: 50 }, () => randomUUID());
  await database.admin`
    insert into containers (tenant_id, id, site_id, type_id, name, location_verified, created_at)
    select ${tenantId}, b, ${siteId}, ${types.box}, 'Bulk', true, now() from unnest(${boxes}::uuid[]) b`;
  await database.admin`
    with tubes as (select b, i, gen_random_uuid() as s, gen_random_uuid() as l from unnest(${boxes}::uuid[]) b, generate_series(0, 80) i),
    samples as (
      insert into samples (tenant_id, id, name, sample_type_id, derivation, state, hazards, freeze_thaw_count, notes, created_at, updated_at)
      select ${tenantId}, s, 'T', ${types.sample}, 'primary', 'available', '{}', 0, '', now(), now() from tubes returning 1),
    labware as (
      insert into labware (tenant_id, id, sample_id, barcode) select ${tenantId}, l, s, s::text from tubes returning 1)
    insert into placements (tenant_id, labware_id, container_id, position, placed_at)
    select ${tenantId}, l, b, chr(65 + i / 9) || '0' || (1 + i % 9), now() from tubes`;
  const shipmentId = await begin(laboratory, technician!);
  await technician!.say('pack_containers.v1', { shipmentId, containers: named(...boxes) });
  await technician!.say('dispatch_shipment.v1', { shipmentId });
  const before = await pulled(otherSiteId, 0);
  const started = performance.now();
  const { status } = await colleague!.say('receive_shipment.v1', {
    ...{
      shipmentId,
      note: '',
      containers: boxes.map((containerId) => ({ containerId, condition: 'intact' as const })),
    },
  });
  expect(status).toBe('applied');
  expect(performance.now() - started).toBeLessThan(10_000);
  expect((await pulled(otherSiteId, before.next)).rows.size).toBe(50 * 82);
});

it('the trail names whoever dispatched and received, and who only reads can do neither', async () => {
  const { boxId } = await boxWith(laboratory, technician!, 'D01', 0);
  const shipmentId = await begin(laboratory, technician!);
  await technician!.say('pack_containers.v1', { shipmentId, containers: named(boxId) });
  expect((await auditor!.say('dispatch_shipment.v1', { shipmentId })).verdict.code).toBe('not_permitted');
  await technician!.say('dispatch_shipment.v1', { shipmentId });
  const containers = [{ containerId: boxId, condition: 'missing' as const }];
  await colleague!.say('receive_shipment.v1', { shipmentId, containers, note: '' });
  const trail = await database.admin<{ action: string; actor_id: string }[]>`
    select action, actor_id from audit_log where tenant_id = ${laboratory.tenantId}
      and payload -> 'args' ->> 'shipmentId' = ${shipmentId} and payload ->> 'status' = 'applied' order by seq`;
  expect(trail.map(({ action, actor_id }) => [action, actor_id])).toEqual([
    ['create_shipment.v1', technician!.userId],
    ['pack_containers.v1', technician!.userId],
    ['dispatch_shipment.v1', technician!.userId],
    ['receive_shipment.v1', colleague!.userId],
  ]);
  const [lost] = await database.admin`select location_verified, site_id from containers where id = ${boxId}`;
  expect(lost).toEqual({ location_verified: false, site_id: laboratory.siteId });
});
