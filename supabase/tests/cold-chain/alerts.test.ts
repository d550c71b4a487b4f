import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Alert, alertSchema } from '../../../lib/domain/alerts/model.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { emptyHold, pullAll } from '../sync/puller.ts';
import { type ColdRoom, createColdRoom, reading } from './cold-room.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The alerts that a device of the laboratory holds. */
async function held(room: ColdRoom): Promise<Alert[]> {
  const hold = await pullAll(room.administrator.person, room.tenantId, emptyHold('tenant'), 500);
  return [...hold.rows].flatMap(([key, row]) => (key.startsWith('alert ') ? [alertSchema.parse(row.doc)] : []));
}

const warm = (at: number) => ({ at, temperature: -50 });
const cold = (at: number) => ({ at, temperature: -80 });

describe('an alert', () => {
  it('reaches devices when the delay has passed, and no sooner', async () => {
    const room = await createColdRoom(database);
    await room.limit({ high: -70, delaySeconds: 600 });
    await room.bring([cold(0), warm(60)]);
    expect(await held(room)).toEqual([]);
    await room.bring([warm(660)]);
    expect(await held(room)).toMatchObject([
      { kind: 'excursion', severity: 'critical', containerId: room.freezerId, limit: -70, peak: -50, endedAt: null },
    ]);
  });

  it('stays until its cause is over and somebody has acknowledged it, in either order', async () => {
    for (const acknowledgedFirst of [true, false]) {
      const room = await createColdRoom(database);
      await room.limit({ high: -70 });
      await room.bring([warm(0)]);
      const [alert] = await held(room);
      const acknowledge = () =>
        room.administrator.say('acknowledge_alert.v1', { alertId: alert?.id ?? '', note: 'Door was open' });
      const recover = () => room.bring([cold(60)]);
      await (acknowledgedFirst ? acknowledge : recover)();
      expect(await held(room)).toHaveLength(1);
      await (acknowledgedFirst ? recover : acknowledge)();
      expect(await held(room)).toEqual([]);
    }
  });

  it('keeps every comment and handing over, and a tap without a word leaves the last comment', async () => {
    const room = await createColdRoom(database);
    await room.limit({ high: -70 });
    await room.bring([warm(0)]);
    const [alert] = await held(room);
    const alertId = alert?.id ?? '';
    const [member] = await database.admin<{ id: string }[]>`
      select id from memberships where tenant_id = ${room.tenantId} and role = 'administrator'`;
    const memberId = member?.id ?? null;
    await room.administrator.say('note_alert.v1', { alertId, note: 'Door was open' });
    await room.administrator.say('note_alert.v1', { alertId, note: 'Seal iced' });
    await room.administrator.say('assign_alert.v1', { alertId, memberId });
    await room.administrator.say('assign_alert.v1', { alertId, memberId });
    await room.administrator.say('acknowledge_alert.v1', { alertId, note: '' });
    expect(await held(room)).toMatchObject([{ note: 'Seal iced', assigneeId: memberId }]);
    const events = await database.admin`
      select kind, note, assignee_id as to from alert_events where tenant_id = ${room.tenantId} order by happened_at, command_id`;
    expect(events).toEqual([
      { kind: 'noted', note: 'Door was open', to: null },
      { kind: 'noted', note: 'Seal iced', to: null },
      { kind: 'assigned', note: null, to: memberId },
    ]);
  });

  it('is taken back when late readings show that there was nothing, and says so', async () => {
    const room = await createColdRoom(database);
    await room.limit({ high: -70, delaySeconds: 600 });
    await room.bring([warm(0), warm(600)]);
    await room.bring([cold(300)]);
    expect(await held(room)).toMatchObject([{ acknowledgedAt: null }]);
    const [alert] = await held(room);
    expect(alert?.endedAt).not.toBeNull();
    const rows =
      await database.admin`select withdrawn, ended_at from excursions where tenant_id = ${room.tenantId} order by started_at`;
    expect(rows).toMatchObject([{ withdrawn: true }, { withdrawn: false, ended_at: null }]);
  });

  it('is written into the audit chain, which stays whole', async () => {
    const room = await createColdRoom(database);
    await room.limit({ high: -70 });
    await room.bring([warm(0)]);
    const [row] = await database.admin<{ payload: { details: { events: unknown } } }[]>`
      select payload from audit_log where tenant_id = ${room.tenantId} order by seq desc limit 1`;
    expect(row?.payload.details.events).toMatchObject([{ event: 'alert_opened' }]);
    expect(await room.administrator.person.rpc('verify_audit_chain', { p_tenant_id: room.tenantId })).toMatchObject({
      ok: true,
    });
  });
});

describe('a sensor that says nothing', () => {
  it('raises one alert, which ends when it speaks again', async () => {
    const room = await createColdRoom(database);
    await room.limit({ silentAfterSeconds: 3600 });
    await room.bring([cold(0)]);
    const tell = () => database.admin`select private.tell_silences() as told`;
    await tell();
    await tell();
    expect(await held(room)).toMatchObject([{ kind: 'sensor_silent', endedAt: null, sensorId: room.sensorId }]);
    const now = new Date().toISOString();
    await room.administrator.say('record_readings.v1', {
      sensorId: room.sensorId,
      source: 'manual',
      readings: [{ ...reading(0, -80), takenAt: now }],
    });
    expect(await held(room)).toMatchObject([{ kind: 'sensor_silent', endedAt: now }]);
    expect(await room.administrator.person.rpc('verify_audit_chain', { p_tenant_id: room.tenantId })).toMatchObject({
      ok: true,
    });
  });

  it('is left alone where nobody minds', async () => {
    const room = await createColdRoom(database);
    await room.limit({ high: -70 });
    await room.bring([cold(0)]);
    await database.admin`select private.tell_silences()`;
    expect(await held(room)).toEqual([]);
  });
});
