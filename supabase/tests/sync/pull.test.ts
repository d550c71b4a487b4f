import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { alertSchema } from '../../../lib/domain/alerts/model.ts';
import { conflictSchema } from '../../../lib/domain/conflicts/model.ts';
import { containerTypeSchema } from '../../../lib/domain/container-types/model.ts';
import { containerSchema } from '../../../lib/domain/containers/model.ts';
import { memberSchema } from '../../../lib/domain/members/model.ts';
import { sampleTypeSchema } from '../../../lib/domain/sample-types/model.ts';
import { sampleSchema } from '../../../lib/domain/samples/model.ts';
import { sensorSchema } from '../../../lib/domain/sensors/model.ts';
import { shipmentSchema } from '../../../lib/domain/shipments/model.ts';
import { siteSchema } from '../../../lib/domain/sites/model.ts';
import { entityKinds, syncSummarySchema, type EntityKind } from '../../../lib/domain/sync/pull.ts';
import { tenantSchema } from '../../../lib/domain/tenants/model.ts';
import { thresholdSchema } from '../../../lib/domain/thresholds/model.ts';
import { migrate } from '../../local/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, type FurnishedLaboratory, register } from '../furnished.ts';
import type { Operator } from '../laboratory.ts';
import { checksumOf, emptyHold, pullAll, pullPage } from './puller.ts';

let database: TestDatabase;
let laboratory: FurnishedLaboratory;
let technician: Operator;
let site: string;
let otherSite: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  laboratory = await createFurnishedLaboratory(database);
  technician = await laboratory.enrol('technician');
  site = `site:${laboratory.siteId}`;
  otherSite = `site:${laboratory.otherSiteId}`;
});

const pull = (call: Parameters<typeof pullPage>[2]) => pullPage(technician.person, laboratory.tenantId, call);
const hold = (scope: string, limit?: number) =>
  pullAll(technician.person, laboratory.tenantId, emptyHold(scope), limit);
const inBox = (position: string) => ({ containerId: laboratory.boxId, position });

describe('pages', () => {
  it('give every row once, however small they are', async () => {
    await technician.apply(
      Array.from({ length: 20 }, (_, at) =>
        register(laboratory, { barcode: `T${at}`, place: inBox(`A0${(at % 9) + 1}`) }),
      ),
    );
    const [whole, bit] = [await hold(site), await hold(site, 3)];
    expect(bit.rows).toEqual(whole.rows);
    expect(whole.rows.size).toBe(3 + 9);
  });

  it('leave out what an older app cannot read, and are summed without it', async () => {
    await technician.apply([register(laboratory, { barcode: 'T1', place: inBox('A01') })]);
    const known = ['container', 'container_type', 'site', 'tenant'];
    const old = (scope: string) =>
      pullAll(technician.person, laboratory.tenantId, emptyHold(scope), 1000, undefined, known);
    for (const held of [await old(site), await old('tenant')]) {
      expect([...held.rows.keys()].every((key) => known.includes(key.split(' ')[0]!))).toBe(true);
      expect(held.rows.size).toBeGreaterThan(0);
      expect(held.checksum).toEqual(checksumOf(held));
    }
  });

  it('are summed as ever for an app that knows more than there is', async () => {
    const held = await pullAll(technician.person, laboratory.tenantId, emptyHold(site), 1000, undefined, [
      ...entityKinds,
      'robot',
    ]);
    expect(held).toEqual(await hold(site));
  });

  it('go on where they stopped, with what has changed since', async () => {
    const held = await hold('tenant');
    await technician.apply([register(laboratory, { barcode: 'T1' })]);
    const answer = await pull({ cursor: held.cursor, epoch: held.epoch });
    expect(answer).toMatchObject({ status: 'ok', changes: [{ kind: 'sample', doc: { barcode: 'T1' } }], more: false });
  });

  it('give a thing that changed a hundred times once, as it is now', async () => {
    const sample = register(laboratory, { barcode: 'T1' });
    await technician.apply([sample]);
    const held = await hold('tenant');
    for (let at = 1; at <= 20; at += 1) {
      await technician.say('edit_sample.v1', { sampleId: sample.args.sampleId, changes: { notes: `${at}` } });
    }
    const answer = await pull({ cursor: held.cursor, epoch: held.epoch });
    expect(answer).toMatchObject({ status: 'ok', changes: [{ doc: { notes: '20' } }] });
  });

  it('are never longer than 5,000 rows and never shorter than one', async () => {
    expect(await pull({ limit: -5 })).toMatchObject({ status: 'ok', changes: [expect.anything()], more: true });
  });
});

describe('things that leave a scope', () => {
  it('leave a tombstone where they were and appear where they are, when a box goes to another site', async () => {
    await technician.apply([
      register(laboratory, { barcode: 'T1', place: inBox('A01') }),
      register(laboratory, { barcode: 'T2', place: inBox('A02') }),
    ]);
    const [here, there] = [await hold(site), await hold(otherSite)];
    const result = await technician.say('move_container.v1', {
      containerId: laboratory.boxId,
      siteId: laboratory.otherSiteId,
      parentId: laboratory.otherFreezerId,
      position: 'A01',
    });
    expect(result.status).toBe('applied');
    const gone = await pull({ scope: site, cursor: here.cursor, epoch: here.epoch });
    const come = await pull({ scope: otherSite, cursor: there.cursor, epoch: there.epoch });
    expect(gone.status === 'ok' && gone.changes.map(({ kind, doc }) => [kind, doc])).toEqual([
      ['container', null],
      ['sample', null],
      ['sample', null],
    ]);
    const arrived = come.status === 'ok' ? come.changes.map(({ doc }) => doc?.['siteId'] ?? doc?.['barcode']) : [];
    expect(arrived.toSorted()).toEqual([laboratory.otherSiteId, 'T1', 'T2'].toSorted());
  });

  it('go to the tenant scope when a tube is taken out, and back', async () => {
    const sample = register(laboratory, { barcode: 'T1', place: inBox('A01') });
    await technician.apply([sample]);
    const { sampleId } = sample.args;
    await technician.say('remove_sample.v1', { sampleId, reason: 'look' });
    expect((await hold('tenant')).rows.has(`sample ${sampleId}`)).toBe(true);
    expect((await hold(site)).rows.has(`sample ${sampleId}`)).toBe(false);
    await technician.say('place_sample.v1', { sampleId, place: inBox('B01') });
    expect((await hold('tenant')).rows.has(`sample ${sampleId}`)).toBe(false);
    expect((await hold(site)).rows.has(`sample ${sampleId}`)).toBe(true);
  });

  it('are told to devices that held them, and not to those that begin', async () => {
    const sample = register(laboratory, { barcode: 'T1' });
    await technician.apply([sample]);
    const held = await hold('tenant');
    await technician.say('delete_sample.v1', { sampleId: sample.args.sampleId, reason: 'mistake' });
    expect(await pull({ cursor: held.cursor, epoch: held.epoch })).toMatchObject({
      changes: [{ kind: 'sample', id: sample.args.sampleId, doc: null }],
    });
    const fresh = await pull({});
    expect(fresh.status === 'ok' && fresh.changes.every(({ doc }) => doc !== null)).toBe(true);
  });
});

describe('the checksum', () => {
  it('equals one computed from the rows alone, after moves, deletions and a second pull', async () => {
    const samples = Array.from({ length: 9 }, (_, at) =>
      register(laboratory, { barcode: `T${at}`, place: inBox(`A0${at + 1}`) }),
    );
    await technician.apply(samples);
    const holds = [await hold('tenant'), await hold(site), await hold(otherSite)];
    await technician.apply([
      { name: 'delete_sample.v1', args: { sampleId: samples[0]?.args.sampleId, reason: 'x' } },
      { name: 'remove_sample.v1', args: { sampleId: samples[1]?.args.sampleId, reason: 'x' } },
      {
        name: 'move_container.v1',
        args: {
          containerId: laboratory.boxId,
          siteId: laboratory.otherSiteId,
          parentId: laboratory.otherFreezerId,
          position: 'A01',
        },
      },
      { name: 'place_sample.v1', args: { sampleId: samples[1]?.args.sampleId, place: inBox('A03') } },
    ]);
    for (const held of holds) {
      await pullAll(technician.person, laboratory.tenantId, held, 4);
      expect(checksumOf(held)).toEqual(held.checksum);
      const fresh = await hold(held.scope);
      expect(held.rows).toEqual(fresh.rows);
      expect(fresh.checksum).toEqual(held.checksum);
    }
  });

  it('is that of nothing for a site with nothing in it', async () => {
    const empty = randomUUID();
    await laboratory.administrator.say('create_site.v1', { siteId: empty, name: 'Empty', timeZone: 'UTC' });
    expect((await hold(`site:${empty}`)).checksum).toEqual({ rows: 0, versions: '0', ids: 0 });
  });

  it('counts the same rows as the summary', async () => {
    await technician.apply([
      register(laboratory, { barcode: 'T1', place: inBox('A01') }),
      register(laboratory, { barcode: 'T2' }),
    ]);
    const summary = syncSummarySchema.parse(
      await technician.person.rpc('sync_summary', { p_tenant_id: laboratory.tenantId }),
    );
    expect(summary.role).toBe('technician');
    for (const { scope, rows } of summary.scopes) expect((await hold(scope)).rows.size).toBe(rows);
    expect(summary.scopes.map(({ scope }) => scope).toSorted()).toEqual([site, otherSite, 'tenant'].toSorted());
  });
});

describe('a site in which nothing stands', () => {
  const scopes = async () =>
    syncSummarySchema.parse(await technician.person.rpc('sync_summary', { p_tenant_id: laboratory.tenantId })).scopes;

  it('is there to hold, so that the first thing that is put there comes', async () => {
    const siteId = randomUUID();
    await laboratory.administrator.say('create_site.v1', { siteId, name: 'Annex', timeZone: 'Europe/Berlin' });
    const annex = `site:${siteId}`;
    expect(await scopes()).toContainEqual({ scope: annex, rows: 0 });
    const held = await hold(annex);
    expect(held.checksum).toEqual(checksumOf(held));

    const containerId = randomUUID();
    await laboratory.administrator.say('create_container.v1', {
      ...{ containerId, siteId, parentId: null, position: null, typeId: laboratory.types.freezer },
      ...{ name: 'Freezer', barcode: 'ANNEX-1' },
    });
    const answer = await pull({ scope: annex, cursor: held.cursor, epoch: held.epoch });
    expect(answer).toMatchObject({ status: 'ok', changes: [{ kind: 'container', id: containerId }] });
    expect((await scopes()).filter(({ scope }) => scope === annex)).toEqual([{ scope: annex, rows: 1 }]);
  });

  it('is not there to hold once it is out of use', async () => {
    const siteId = randomUUID();
    await laboratory.administrator.say('create_site.v1', { siteId, name: 'Annex', timeZone: 'Europe/Berlin' });
    await laboratory.administrator.say('edit_site.v1', { siteId, changes: { archived: true } });
    expect((await scopes()).map(({ scope }) => scope)).not.toContain(`site:${siteId}`);
  });
});

describe('a pull that cannot go on', () => {
  it('says so when tombstones after its cursor were purged, and not to one that begins', async () => {
    const sample = register(laboratory, { barcode: 'T1' });
    await technician.apply([sample]);
    const held = await hold('tenant');
    await technician.say('delete_sample.v1', { sampleId: sample.args.sampleId, reason: 'x' });
    await technician.apply([register(laboratory, { barcode: 'T2' })]);
    const now = await hold('tenant');
    await database.admin`select private.purge_tombstones(interval '-1 minute')`;
    expect(await pull({ cursor: held.cursor, epoch: held.epoch })).toMatchObject({
      status: 'resync',
      reason: 'horizon',
    });
    expect(await pull({ cursor: now.cursor, epoch: now.epoch })).toMatchObject({ status: 'ok' });
    expect((await hold('tenant', 2)).rows).toEqual(now.rows);
  });

  it('keeps young tombstones', async () => {
    const sample = register(laboratory, { barcode: 'T1' });
    await technician.apply([sample]);
    const held = await hold('tenant');
    await technician.say('delete_sample.v1', { sampleId: sample.args.sampleId, reason: 'x' });
    await database.admin`select private.purge_tombstones(interval '90 days')`;
    expect(await pull({ cursor: held.cursor, epoch: held.epoch })).toMatchObject({
      status: 'ok',
      changes: [{ doc: null }],
    });
  });

  it('says so when the role has changed', async () => {
    const held = await hold('tenant');
    await laboratory.administrator.say('change_role.v1', { memberId: technician.memberId, role: 'supervisor' });
    expect(await pull({ cursor: held.cursor, epoch: held.epoch })).toMatchObject({
      status: 'resync',
      reason: 'permissions',
    });
  });

  it('says so when its cursor is ahead of a database that was set back', async () => {
    const held = await hold('tenant');
    expect(await pull({ cursor: held.cursor + 1000, epoch: held.epoch })).toMatchObject({
      status: 'resync',
      reason: 'horizon',
    });
  });

  it.each([
    ['a scope that is none', { scope: 'everything' }, 'arguments_invalid'],
    ['a site that is none', { scope: 'site:x' }, 'arguments_invalid'],
    ['an unknown site', { scope: `site:${randomUUID()}` }, 'site_not_found'],
    ['a negative cursor', { cursor: -1 }, 'arguments_invalid'],
  ])('refuses %s', async (_name, call, message) => {
    await expect(pull(call)).rejects.toMatchObject({ message });
  });

  it('is refused to somebody who was removed', async () => {
    await laboratory.administrator.say('remove_member.v1', { memberId: technician.memberId });
    await expect(pull({})).rejects.toMatchObject({ code: 'PT403', message: 'tenant_unknown' });
    await expect(technician.person.rpc('sync_summary', { p_tenant_id: laboratory.tenantId })).rejects.toMatchObject({
      code: 'PT403',
    });
  });

  it("cannot reach another tenant's site by its own tenant", async () => {
    const other = await createFurnishedLaboratory(database);
    await expect(pull({ scope: `site:${other.siteId}` })).rejects.toMatchObject({ message: 'site_not_found' });
  });
});

describe('documents', () => {
  const strict: Record<EntityKind, { parse(doc: unknown): unknown }> = {
    tenant: tenantSchema.strict(),
    member: memberSchema.strict(),
    site: siteSchema.strict(),
    container_type: containerTypeSchema.strict(),
    sample_type: sampleTypeSchema.strict(),
    container: containerSchema.strict(),
    sample: sampleSchema.strict(),
    conflict: conflictSchema.strict(),
    sensor: sensorSchema.strict(),
    threshold: thresholdSchema.strict(),
    alert: alertSchema.strict(),
    shipment: shipmentSchema.strict(),
  };

  it('of the demo laboratories are exactly what devices hold, every kind of them', async () => {
    const demo = await createTestDatabase();
    try {
      await migrate(demo.urlAs('postgres'), { seed: true });
      const people = await demo.admin<{ tenant_id: string; user_id: string; scopes: string[] }[]>`
        select t.id as tenant_id, m.user_id, array(select distinct scope from changes c where c.tenant_id = t.id) as scopes
        from tenants t join memberships m on m.tenant_id = t.id and m.role = 'auditor'`;
      const seen = new Set<string>();
      for (const { tenant_id, user_id, scopes } of people) {
        for (const scope of scopes) {
          const held = await pullAll(demo.asPerson(user_id), tenant_id, emptyHold(scope), 500);
          expect(checksumOf(held)).toEqual(held.checksum);
          for (const [key, { doc }] of held.rows) {
            const kind = key.split(' ')[0] as EntityKind;
            seen.add(kind);
            expect(strict[kind].parse(doc)).toEqual(doc);
          }
        }
      }
      expect([...seen].toSorted()).toEqual(Object.keys(strict).toSorted());
    } finally {
      await demo.drop();
    }
  });
});
