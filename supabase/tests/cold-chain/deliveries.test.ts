import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { alertDeliverySchema, channelSchema } from '../../../lib/domain/channels/model.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { type ColdRoom, createColdRoom } from './cold-room.ts';

let database: TestDatabase;
let room: ColdRoom;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  // What another test left waiting is none of this one's.
  await database.admin`update deliveries set state = 'dead', settled_at = now() where state = 'waiting'`;
  room = await createColdRoom(database);
  await room.limit({ high: -70 });
});

const claimed = z.array(
  z.object({
    deliveryId: z.string(),
    event: z.string(),
    attempts: z.number(),
    connector: z.string(),
    secretSealed: z.string().nullable(),
    alert: z.object({ sensor: z.string(), place: z.string(), limit: z.number() }),
    tenant: z.object({ name: z.string() }),
  }),
);

async function asService(statement: string, values: (string | number | null)[] = []): Promise<unknown> {
  return database.admin.begin(async (sql) => {
    await sql`select set_config('role', 'service_role', true)`;
    const [row] = await sql.unsafe<{ answer: unknown }[]>(statement, values);
    return row?.answer;
  });
}
const claim = async (lease = 120) =>
  claimed.parse(await asService(`select public.claim_deliveries(20, ${lease}) as answer`));
const settle = (id: string, state: string, nextAt: string | null = null) =>
  asService('select public.settle_delivery($1, $2, $3, null, null, $4) as answer', [
    ...[room.tenantId, id, state, nextAt],
  ]);

const channel = (more: Record<string, unknown> = {}) => ({
  ...{ p_tenant_id: room.tenantId, p_channel_id: randomUUID(), p_name: 'On call', p_connector: 'webhook' },
  ...{ p_config: { url: 'https://alerts.example' }, p_secret_sealed: 'sealed', p_minimum_severity: 'warning' },
  ...{ p_archived: false, ...more },
});
const save = (more?: Record<string, unknown>) => room.administrator.person.rpc('save_channel', channel(more));
const warm = (at: number) => room.bring([{ at, temperature: -50 }]);
const cold = (at: number) => room.bring([{ at, temperature: -80 }]);

describe('what goes out', () => {
  it('is written with the alert: once when it opens, is acknowledged and is over, however often it changes', async () => {
    await save();
    await warm(0);
    await room.bring([{ at: 60, temperature: -40 }]);
    const [alert] = await database.admin<{ id: string }[]>`select id from alerts where tenant_id = ${room.tenantId}`;
    await room.administrator.say('acknowledge_alert.v1', { alertId: alert?.id ?? '', note: '' });
    await cold(120);
    const rows = await database.admin<{ event: string }[]>`
      select event from deliveries where tenant_id = ${room.tenantId} order by created_at, event`;
    expect(rows.map(({ event }) => event)).toEqual(['opened', 'acknowledged', 'resolved']);
  });

  it('goes by no channel that is archived, or that wants only worse', async () => {
    await save({ p_archived: true });
    await save({ p_minimum_severity: 'critical' });
    await room.limit({ high: -70, severity: 'warning' });
    await room.administrator.say('record_readings.v1', {
      ...{ sensorId: room.sensorId, source: 'manual' },
      readings: [
        { takenAt: new Date().toISOString(), temperature: -50, humidity: null, pressure: null, battery: null },
      ],
    });
    expect(await claim()).toEqual([]);
  });

  it('is handed out to one dispatcher at a time, with all that a connector needs', async () => {
    await save();
    await warm(0);
    const [both, none] = await Promise.all([claim(), claim()]);
    expect([both.length + none.length]).toEqual([1]);
    expect([...both, ...none]).toMatchObject([
      {
        event: 'opened',
        attempts: 1,
        connector: 'webhook',
        secretSealed: 'sealed',
        alert: { place: 'Freezer 1', limit: -70 },
      },
    ]);
  });

  it('comes back when its dispatcher has died, and never again once it is settled', async () => {
    await save();
    await warm(0);
    const [first] = await claim();
    await database.admin`update deliveries set next_at = now() - interval '1 second' where tenant_id = ${room.tenantId}`;
    const [again] = await claim();
    expect(again).toMatchObject({ deliveryId: first?.deliveryId, attempts: 2 });
    expect(await settle(first?.deliveryId ?? '', 'delivered')).toBe(true);
    expect(await settle(first?.deliveryId ?? '', 'dead')).toBe(false);
    await database.admin`update deliveries set next_at = now() - interval '1 second' where tenant_id = ${room.tenantId}`;
    expect(await claim()).toEqual([]);
  });

  it('waits until the moment it was told to, and is sent once more when somebody asks for it', async () => {
    await save();
    await warm(0);
    const [first] = await claim();
    const id = first?.deliveryId ?? '';
    await settle(id, 'waiting', new Date(Date.now() + 60_000).toISOString());
    expect(await claim()).toEqual([]);
    await settle(id, 'dead');
    const replay = { p_tenant_id: room.tenantId, p_delivery_id: id };
    const technician = await room.enrol('technician');
    await expect(technician.person.rpc('replay_delivery', replay)).rejects.toMatchObject({ message: 'not_permitted' });
    expect(await room.administrator.person.rpc('replay_delivery', replay)).toBe(true);
    expect(await claim()).toMatchObject([{ deliveryId: id }]);
  });
});

describe('a channel', () => {
  it('is kept by administrators, in the audit trail and without its secret', async () => {
    const supervisor = await room.enrol('supervisor');
    await expect(supervisor.person.rpc('save_channel', channel())).rejects.toMatchObject({ message: 'not_permitted' });
    await save({ p_secret_sealed: 'very-secret' });
    const [row] = await database.admin<{ payload: unknown }[]>`
      select payload from audit_log where tenant_id = ${room.tenantId} order by seq desc limit 1`;
    expect(JSON.stringify(row)).not.toContain('very-secret');
    expect(row?.payload).toMatchObject({ connector: 'webhook', secretChanged: true });
    const read = room.administrator.person.run((sql) => sql.unsafe('select secret_sealed from public.channels'));
    await expect(read).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps its secret when it is changed without one, and never becomes another connector', async () => {
    const id = randomUUID();
    await save({ p_channel_id: id });
    await save({ p_channel_id: id, p_secret_sealed: null, p_name: 'Renamed' });
    const [row] = await database.admin`select name, secret_sealed from channels where id = ${id}`;
    expect(row).toEqual({ name: 'Renamed', secret_sealed: 'sealed' });
    await expect(save({ p_channel_id: id, p_connector: 'slack' })).rejects.toMatchObject({ message: 'id_taken' });
  });
});

describe('what screens are told', () => {
  const overview = async (who = room.administrator) =>
    z.array(channelSchema).parse(await who.person.rpc('channel_overview', { p_tenant_id: room.tenantId }));
  const ofAlert = async (alertId: string, who = room.administrator) =>
    z
      .array(alertDeliverySchema)
      .parse(await who.person.rpc('alert_deliveries', { p_tenant_id: room.tenantId, p_alert_id: alertId }));
  const alertId = async () => {
    const [alert] = await database.admin<{ id: string }[]>`select id from alerts where tenant_id = ${room.tenantId}`;
    return alert?.id ?? '';
  };

  it('of a channel: what last got through, what waits, and what never did', async () => {
    await save();
    await warm(0);
    await cold(60);
    const [opened, resolved] = await claim();
    await settle(opened?.deliveryId ?? '', 'delivered');
    await settle(resolved?.deliveryId ?? '', 'dead');
    const [channelNow] = await overview();
    expect(channelNow).toMatchObject({ name: 'On call', hasSecret: true, waiting: 0, test: null });
    expect(channelNow?.deliveredAt).not.toBeNull();
    expect(channelNow?.dead).toMatchObject([{ deliveryId: resolved?.deliveryId, event: 'resolved', sensor: 'Probe' }]);
    expect(JSON.stringify(channelNow)).not.toContain('sealed');
  });

  it('of an alert: every way it went, to everybody who works there', async () => {
    await save();
    await warm(0);
    const technician = await room.enrol('technician');
    expect(await ofAlert(await alertId(), technician)).toMatchObject([
      { name: 'On call', connector: 'webhook', event: 'opened', state: 'waiting', attempts: 0, problem: null },
    ]);
    await expect(technician.person.rpc('channel_overview', { p_tenant_id: room.tenantId })).rejects.toMatchObject({
      message: 'not_permitted',
    });
  });

  it('of a trial, which goes as an alert would and is none', async () => {
    const id = randomUUID();
    await save({ p_channel_id: id });
    const trial = { p_tenant_id: room.tenantId, p_channel_id: id };
    const supervisor = await room.enrol('supervisor');
    await expect(supervisor.person.rpc('test_channel', trial)).rejects.toMatchObject({ message: 'not_permitted' });
    await room.administrator.person.rpc('test_channel', trial);
    expect(await overview()).toMatchObject([{ waiting: 1, test: { state: 'waiting', problem: null } }]);
    const claimedRaw = z
      .array(z.object({ deliveryId: z.string(), event: z.string(), alert: z.null(), channelName: z.string() }))
      .parse(await asService('select public.claim_deliveries(20, 120) as answer'));
    expect(claimedRaw).toMatchObject([{ event: 'test', channelName: 'On call' }]);
    await settle(claimedRaw[0]?.deliveryId ?? '', 'dead');
    // A trial that failed is said where it was asked for; nobody sends it again.
    expect(await overview()).toMatchObject([{ waiting: 0, dead: [], test: { state: 'dead' } }]);
  });

  it('of no trial more than five in a minute, nor of another laboratory’s channel', async () => {
    const id = randomUUID();
    await save({ p_channel_id: id });
    const trial = (channelId: string) =>
      room.administrator.person.rpc('test_channel', { p_tenant_id: room.tenantId, p_channel_id: channelId });
    for (let at = 0; at < 5; at += 1) await trial(id);
    await expect(trial(id)).rejects.toMatchObject({ message: 'too_many_items' });
    await expect(trial(randomUUID())).rejects.toMatchObject({ message: 'arguments_invalid' });
  });
});
