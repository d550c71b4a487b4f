import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CommandDraft } from '../../../lib/domain/commands/catalogue.ts';
import { plainLabelling } from '../../../lib/domain/positions/grid.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import type { Operator } from '../laboratory.ts';
import { type ColdRoom, createColdRoom, reading } from './cold-room.ts';

/* Twelve freezers on one circuit: one matter, told once. */

let database: TestDatabase;
let room: ColdRoom;
let typeId: string;
let roomTypeId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.admin`update alerts set ended_at = now() where ended_at is null`;
  room = await createColdRoom(database);
  [typeId, roomTypeId] = [randomUUID(), randomUUID()];
  const type = { rows: null, columns: null, capacity: null, labelling: plainLabelling, refusedHazards: [] };
  await all([
    {
      name: 'create_container_type.v1',
      args: {
        ...{ ...type, typeId: roomTypeId, name: 'Room', kind: 'room' },
        ...{ temperatureClass: null, allowedChildren: ['freezer'] },
      },
    },
    {
      name: 'create_container_type.v1',
      args: {
        ...{ ...type, typeId, name: 'Upright', kind: 'freezer' },
        ...{ temperatureClass: 'minus_80', allowedChildren: ['box'] },
      },
    },
  ]);
});

async function all(drafts: CommandDraft[]): Promise<void> {
  const { results } = await room.administrator.apply(drafts);
  expect(results.filter(({ status }) => status !== 'applied')).toEqual([]);
}

/** A room with so many freezers, a sensor in each; `severity` is how bad it is when one is warm. */
async function freezers(count: number, severity: 'warning' | 'critical' = 'critical'): Promise<string[]> {
  const roomId = randomUUID();
  const place = { siteId: room.siteId, position: null, barcode: null };
  const args = { ...place, containerId: roomId, parentId: null, typeId: roomTypeId, name: `Room ${roomId}` };
  await all([{ name: 'create_container.v1', args }]);
  return moreFreezers(roomId, count, severity);
}

async function moreFreezers(roomId: string, count: number, severity: 'warning' | 'critical'): Promise<string[]> {
  const made = Array.from({ length: count }, () => ({ containerId: randomUUID(), sensorId: randomUUID() }));
  const place = { siteId: room.siteId, position: null, barcode: null, typeId };
  await all(
    made.flatMap(({ containerId, sensorId }): CommandDraft[] => [
      {
        name: 'create_container.v1',
        args: { ...place, containerId, parentId: roomId, name: `Freezer ${containerId}` },
      },
      {
        name: 'register_sensor.v1',
        args: { sensorId, name: sensorId, source: 'logger', hardwareId: null, containerId, siteId: null },
      },
      {
        name: 'set_threshold.v1',
        args: {
          ...{ thresholdId: randomUUID(), sensorId, temperatureClass: null, quantity: 'temperature', low: null },
          ...{ high: -70, hysteresis: 0, delaySeconds: 0, silentAfterSeconds: 3600, severity },
        },
      },
    ]),
  );
  return made.map(({ sensorId }) => sensorId);
}

const bring = (sensorIds: readonly string[], at: number, temperature: number) =>
  all(
    sensorIds.map((sensorId) => ({
      name: 'record_readings.v1',
      args: { sensorId, source: 'logger', readings: [reading(at, temperature)] },
    })),
  );
const warm = (sensorIds: readonly string[], at = 0) => bring(sensorIds, at, -50);

/** How many alerts each incident has, the oldest incident first. */
async function incidents(): Promise<number[]> {
  const rows = await database.admin<{ alerts: number }[]>`
    select count(*)::int as alerts from alerts where tenant_id = ${room.tenantId}
    group by incident_id order by min(opened_at), min(id::text)`;
  return rows.map(({ alerts }) => alerts);
}
async function alerts() {
  return database.admin<{ id: string; sensor_id: string; severity: string; speaks: boolean }[]>`
    select id, sensor_id, severity, speaks from alerts where tenant_id = ${room.tenantId} order by opened_at, speaks desc, id`;
}
/** Everything that goes out, in the order it was written. */
async function told(): Promise<string[]> {
  const rows = await database.admin<{ event: string }[]>`
    select event from deliveries where tenant_id = ${room.tenantId} and state <> 'spared' order by created_at, event`;
  return rows.map(({ event }) => event);
}
async function audited(): Promise<number> {
  const rows = await database.admin`
    select from audit_log where tenant_id = ${room.tenantId} and action = 'acknowledge_alert.v1'`;
  return rows.length;
}
const later = (minutes: number) => database.admin`
  update alerts set opened_at = opened_at - make_interval(mins => ${minutes}) where tenant_id = ${room.tenantId}`;
const acknowledge = (ids: readonly string[]) =>
  all(ids.map((alertId) => ({ name: 'acknowledge_alert.v1', args: { alertId, note: '' } })));
const channel = (severity: 'warning' | 'critical' = 'warning') =>
  room.administrator.person.rpc('save_channel', {
    ...{ p_tenant_id: room.tenantId, p_channel_id: randomUUID(), p_name: 'Chat', p_connector: 'webhook', p_config: {} },
    ...{ p_secret_sealed: 'sealed', p_minimum_severity: severity, p_archived: false },
  });
async function escalateTo(who: Operator, afterMinutes: number) {
  const step = { afterMinutes, memberIds: [who.memberId], scheduleIds: [], channelIds: [] };
  const policy = { policyId: randomUUID(), name: 'Freezers', siteId: null, minimumSeverity: 'warning' as const };
  await all([{ name: 'set_policy.v1', args: { ...policy, steps: [step], archived: false } }]);
}
async function minute(after: number): Promise<number> {
  const [row] = await database.admin<{ told: number }[]>`
    select private.escalate_due(clock_timestamp() + make_interval(mins => ${after})) as told`;
  return row?.told ?? 0;
}

describe('an incident', () => {
  it('is one for twelve freezers of one room, and is told once', async () => {
    await channel();
    await warm(await freezers(12));
    expect(await incidents()).toEqual([12]);
    expect(await told()).toEqual(['opened']);
  });

  it('is one for each room', async () => {
    await channel();
    const [north, south] = [await freezers(3), await freezers(2)];
    await warm([...north, ...south]);
    expect((await incidents()).toSorted()).toEqual([2, 3]);
    expect(await told()).toEqual(['opened', 'opened']);
  });

  it('takes a late alert in, and leaves one out that comes when it has been quiet for longer', async () => {
    const [first = '', second = '', third = ''] = await freezers(3);
    await warm([first]);
    await later(19);
    await warm([second]);
    expect(await incidents()).toEqual([2]);
    await later(21);
    await warm([third]);
    expect(await incidents()).toEqual([2, 1]);
  });

  it('takes nothing in any more once somebody has taken it on, so that what is new is told', async () => {
    await channel();
    const [first = '', second = ''] = await freezers(2);
    await warm([first]);
    await acknowledge((await alerts()).map(({ id }) => id));
    await warm([second]);
    expect(await incidents()).toEqual([1, 1]);
    expect(await told()).toEqual(['opened', 'acknowledged', 'opened']);
  });

  it('puts silent sensors together too', async () => {
    await channel();
    await bring(await freezers(4), 0, -80);
    await database.admin`select private.tell_silences()`;
    expect(await incidents()).toEqual([4]);
    expect(await told()).toEqual(['opened']);
  });

  it('is raised by a critical alert among warnings, which those hear who want only that', async () => {
    await channel('critical');
    const warnings = await freezers(3, 'warning');
    const [row] = await database.admin<{ parent_id: string }[]>`
      select c.parent_id from sensors s join containers c on c.tenant_id = s.tenant_id and c.id = s.container_id
      where s.id = ${warnings[0] ?? ''}`;
    const critical = await moreFreezers(row?.parent_id ?? '', 2, 'critical');
    await warm(warnings);
    expect(await told()).toEqual([]);
    await warm(critical);
    expect(await incidents()).toEqual([5]);
    expect(await told()).toEqual(['opened']);
    expect((await alerts()).filter(({ speaks }) => speaks).map(({ severity }) => severity)).toEqual([
      'warning',
      'critical',
    ]);
  });

  it('is acknowledged when the last of its alerts is, each by a command of its own in the audit trail', async () => {
    await channel();
    await warm(await freezers(3));
    const ids = (await alerts()).map(({ id }) => id);
    await acknowledge(ids.slice(0, 2));
    expect(await told()).toEqual(['opened']);
    await acknowledge(ids.slice(2));
    expect(await told()).toEqual(['opened', 'acknowledged']);
    expect(await audited()).toBe(3);
  });

  it('is over when its last cause is', async () => {
    await channel();
    const [first = '', ...others] = await freezers(3);
    await warm([first, ...others]);
    await bring([first], 60, -80);
    expect(await told()).toEqual(['opened']);
    await bring(others, 60, -80);
    expect(await told()).toEqual(['opened', 'resolved']);
  });
});

describe('the escalation of an incident', () => {
  it('takes each step once for all of it, and goes on when only its first alert was acknowledged', async () => {
    const boss = await room.enrol('supervisor');
    await escalateTo(boss, 10);
    await warm(await freezers(12));
    const [first] = await alerts();
    await acknowledge([first?.id ?? '']);
    expect([await minute(10), await minute(11)]).toEqual([1, 0]);
    expect(await database.admin`select from escalations where tenant_id = ${room.tenantId}`).toHaveLength(1);
  });

  it('stops when all of it is acknowledged', async () => {
    await escalateTo(await room.enrol('supervisor'), 10);
    await warm(await freezers(3));
    await acknowledge((await alerts()).map(({ id }) => id));
    expect(await minute(10)).toBe(0);
  });

  it('rests only while all of it is snoozed', async () => {
    await escalateTo(await room.enrol('supervisor'), 10);
    await warm(await freezers(2));
    const [first, second] = (await alerts()).map(({ id }) => id);
    const snooze = (alertId = '') => all([{ name: 'snooze_alert.v1', args: { alertId, minutes: 60 } }]);
    await snooze(first);
    expect(await minute(10)).toBe(1);
    await snooze(second);
    expect([await minute(65), await minute(71)]).toEqual([0, 1]);
  });

  it('goes on for warnings that last when the critical one among them is over', async () => {
    await escalateTo(await room.enrol('supervisor'), 10);
    const [critical = ''] = await freezers(1);
    const [row] = await database.admin<{ parent_id: string }[]>`
      select c.parent_id from sensors s join containers c on c.tenant_id = s.tenant_id and c.id = s.container_id
      where s.id = ${critical}`;
    await warm([critical, ...(await moreFreezers(row?.parent_id ?? '', 1, 'warning'))]);
    await bring([critical], 60, -80);
    expect([await incidents(), await minute(10)]).toEqual([[2], 1]);
  });
});

describe('a tap on the notification of an incident', () => {
  it('takes all of it on, by commands of the person whose device it was, and once more changes nothing', async () => {
    const technician = await room.enrol('technician');
    const subscriptionId = randomUUID();
    await technician.person.rpc('save_push_subscription', {
      ...{ p_tenant_id: room.tenantId, p_subscription_id: subscriptionId, p_device: 'Phone', p_language: 'en' },
      ...{
        p_minimum_severity: 'warning',
        p_sealed: 'sealed',
        p_endpoint_hash: randomUUID().replaceAll('-', '').repeat(2),
      },
    });
    await warm(await freezers(12));
    const [speaking] = await alerts();
    const commandId = randomUUID();
    const tap = () =>
      database.admin.begin(async (sql) => {
        await sql`select set_config('role', 'service_role', true)`;
        const [row] = await sql<{ verdict: unknown }[]>`
          select public.acknowledge_by_push(${room.tenantId}, ${subscriptionId}, ${speaking?.id ?? ''}, ${commandId}, now()) as verdict`;
        return z.object({ status: z.string() }).parse(row?.verdict).status;
      });
    expect([await tap(), await tap()]).toEqual(['applied', 'applied']);
    const rows = await database.admin`
      select from alerts where tenant_id = ${room.tenantId} and acknowledged_by = ${technician.userId}`;
    expect(rows).toHaveLength(12);
    expect(await audited()).toBe(12);
    expect(await told()).toEqual(['opened', 'acknowledged']);
  });
});
