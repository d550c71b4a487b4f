import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EscalationStep } from '../../../lib/domain/escalation/model.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import type { Operator } from '../laboratory.ts';
import { type ColdRoom, createColdRoom } from './cold-room.ts';

/* Who is told when nobody acknowledges, and when nobody is told. Minutes are passed by the clock that the schedule hands in. */

let database: TestDatabase;
let room: ColdRoom;
let first: Operator;
let second: Operator;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  // Other tests' alerts are none of this one's.
  await database.admin`update alerts set ended_at = now() where ended_at is null`;
  room = await createColdRoom(database);
  await room.limit({ high: -70 });
  [first, second] = [await room.enrol('technician'), await room.enrol('supervisor')];
});

const step = (afterMinutes: number, more: Partial<EscalationStep> = {}): EscalationStep => ({
  ...{ afterMinutes, memberIds: [], scheduleIds: [], channelIds: [] },
  ...more,
});
const applied = async (said: Promise<{ status: string }>) => expect(await said).toMatchObject({ status: 'applied' });

async function policy(steps: EscalationStep[], more: Record<string, unknown> = {}) {
  const args = { policyId: randomUUID(), name: 'Freezers', siteId: null, minimumSeverity: 'warning', archived: false };
  await applied(room.administrator.sayAny('set_policy.v1', { ...args, steps, ...more }));
}

async function device(who: Operator): Promise<string> {
  const id = randomUUID();
  await who.person.rpc('save_push_subscription', {
    ...{ p_tenant_id: room.tenantId, p_subscription_id: id, p_device: 'Phone', p_language: 'en' },
    ...{ p_minimum_severity: 'warning', p_sealed: 'sealed' },
    p_endpoint_hash: randomUUID().replaceAll('-', '').repeat(2),
  });
  return id;
}

async function channel(): Promise<string> {
  const id = randomUUID();
  await room.administrator.person.rpc('save_channel', {
    ...{ p_tenant_id: room.tenantId, p_channel_id: id, p_name: 'Chat', p_connector: 'webhook', p_config: {} },
    ...{ p_secret_sealed: 'sealed', p_minimum_severity: 'warning', p_archived: false },
  });
  return id;
}

/** The schedule's minute, so many minutes after now. */
async function minute(after: number): Promise<number> {
  const [row] = await database.admin<{ told: number }[]>`
    select private.escalate_due(clock_timestamp() + make_interval(mins => ${after})) as told`;
  return row?.told ?? 0;
}
/** A reading of this very moment, which the clock of the test must not move. */
const now = (temperature: number) =>
  applied(
    room.administrator.say('record_readings.v1', {
      ...{ sensorId: room.sensorId, source: 'manual' },
      readings: [{ takenAt: new Date().toISOString(), temperature, humidity: null, pressure: null, battery: null }],
    }),
  );
const warm = (at = 0) => room.bring([{ at, temperature: -50 }]);
const cold = (at: number) => room.bring([{ at, temperature: -80 }]);

async function alertId(): Promise<string> {
  const [alert] = await database.admin<{ id: string }[]>`select id from alerts where tenant_id = ${room.tenantId}`;
  return alert?.id ?? '';
}
const acknowledge = async (who: Operator) =>
  applied(who.say('acknowledge_alert.v1', { alertId: await alertId(), note: '' }));

/** What goes out: the event and whose device or channel, in the order it was written. */
async function told(names: Readonly<Record<string, string>>): Promise<string[]> {
  const rows = await database.admin<{ event: string; target: string }[]>`
    select event, coalesce(channel_id, subscription_id) as target from deliveries
    where tenant_id = ${room.tenantId} and state <> 'spared' order by created_at, event, target`;
  return rows.map(({ event, target }) => `${event} ${names[target] ?? target}`).toSorted();
}

describe('a policy', () => {
  it('tells its first step at once, and the next when nobody has acknowledged in time, each once', async () => {
    const names = { [await device(first)]: 'first', [await device(second)]: 'second' };
    await policy([step(0, { memberIds: [first.memberId] }), step(10, { memberIds: [second.memberId] })]);
    await warm();
    expect(await told(names)).toEqual(['opened first']);
    expect([await minute(9), await minute(10), await minute(11)]).toEqual([0, 1, 0]);
    expect(await told(names)).toEqual(['escalated second', 'opened first']);
  });

  it('goes no further when somebody has acknowledged, and tells that to those who were told alone', async () => {
    const names = { [await device(first)]: 'first', [await device(second)]: 'second' };
    await policy([step(0, { memberIds: [first.memberId] }), step(10, { memberIds: [second.memberId] })]);
    await warm();
    await acknowledge(first);
    expect(await minute(60)).toBe(0);
    expect(await told(names)).toEqual(['acknowledged first', 'opened first']);
  });

  it('goes no further when the cause is over', async () => {
    await policy([step(5, { memberIds: [first.memberId] })]);
    await warm();
    await cold(60);
    expect(await minute(60)).toBe(0);
  });

  it('catches up with every step when the schedule was down', async () => {
    const names = { [await device(first)]: 'first', [await device(second)]: 'second' };
    await policy([step(5, { memberIds: [first.memberId] }), step(10, { memberIds: [second.memberId] })]);
    await warm();
    expect(await minute(600)).toBe(1);
    expect(await told(names)).toEqual(['escalated second', 'opened first']);
  });

  it('wakes whoever is on call at that minute, and tells a channel that it names by its step alone', async () => {
    const chat = await channel();
    const other = await channel();
    const names = {
      [await device(first)]: 'first',
      [await device(second)]: 'second',
      [chat]: 'chat',
      [other]: 'other',
    };
    const scheduleId = randomUUID();
    await applied(
      room.administrator.say('set_schedule.v1', {
        ...{ scheduleId, name: 'Night', timeZone: 'Europe/Berlin', rotation: 'weekly', handoverAt: '08:00' },
        ...{ startsOn: '2026-01-01', memberIds: [first.memberId], archived: false },
      }),
    );
    await policy([step(0, { scheduleIds: [scheduleId] }), step(15, { channelIds: [chat] })]);
    await warm();
    expect(await told(names)).toEqual(['opened first', 'opened other']);
    await minute(15);
    expect(await told(names)).toEqual(['escalated chat', 'opened first', 'opened other']);
    const [taken] = await database.admin`
      select member_ids from escalations where tenant_id = ${room.tenantId} and step = 0`;
    expect(taken).toEqual({ member_ids: [first.memberId] });
  });

  it('of the site takes the place of the one for all, and one for what is critical leaves a warning alone', async () => {
    const names = { [await device(first)]: 'first', [await device(second)]: 'second' };
    await policy([step(0, { memberIds: [first.memberId] })]);
    await policy([step(0, { memberIds: [second.memberId] })], { siteId: room.siteId });
    await policy([step(0, { memberIds: [first.memberId] })], { siteId: room.siteId, archived: true });
    await warm();
    expect(await told(names)).toEqual(['opened second']);
    const other = await createColdRoom(database);
    await other.limit({ high: -70 });
    room = other;
    const plain = { [await device(other.administrator)]: 'administrator' };
    await policy([step(0, { memberIds: [other.administrator.memberId] })], { minimumSeverity: 'critical' });
    await other.limit({ high: -70, severity: 'warning' });
    await now(-50);
    // Without a policy everybody is told at once, and no step is taken.
    expect(await told(plain)).toEqual(['opened administrator']);
    expect(await database.admin`select from escalations where tenant_id = ${room.tenantId}`).toHaveLength(0);
  });

  it('is written into the audit chain step by step, which stays whole', async () => {
    await policy([step(0, { memberIds: [first.memberId] }), step(5, { memberIds: [second.memberId] })]);
    await warm();
    await minute(5);
    const [row] = await database.admin<{ payload: { details: { events: unknown } } }[]>`
      select payload from audit_log where tenant_id = ${room.tenantId} order by seq desc limit 1`;
    expect(JSON.stringify(row)).toContain('alert_escalated');
    expect(JSON.stringify(row)).toContain(second.memberId);
    expect(await room.administrator.person.rpc('verify_audit_chain', { p_tenant_id: room.tenantId })).toMatchObject({
      ok: true,
    });
  });
});

describe('a snooze', () => {
  it('lets nobody be called until it is over, and then begins the escalation anew', async () => {
    const names = { [await device(first)]: 'first', [await device(second)]: 'second' };
    await policy([step(0, { memberIds: [first.memberId] }), step(10, { memberIds: [second.memberId] })]);
    await warm();
    await applied(first.say('snooze_alert.v1', { alertId: await alertId(), minutes: 60 }));
    expect(await minute(59)).toBe(0);
    expect(await minute(61)).toBe(1);
    expect(await told(names)).toEqual(['escalated first', 'opened first']);
    expect(await minute(71)).toBe(1);
    expect(await told(names)).toEqual(['escalated first', 'escalated second', 'opened first']);
  });
});

describe('quiet hours', () => {
  /** Quiet for everybody at any time of this test: from an hour ago to an hour from now. */
  async function quiet(who: Operator) {
    const clock = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
    await applied(who.say('set_quiet_hours.v1', { from: clock(-1), to: clock(1), timeZone: 'Etc/UTC', enabled: true }));
  }
  const warning = async () => {
    await room.limit({ high: -70, severity: 'warning' });
    await now(-50);
  };
  const due = () => database.admin`
    select from deliveries where tenant_id = ${room.tenantId} and state = 'waiting' and next_at <= now()`;

  it('never silence what is critical', async () => {
    await device(first);
    await quiet(first);
    await warm();
    expect(await due()).toHaveLength(1);
  });

  it('hold a warning back until they are over, or until nobody needs it any more', async () => {
    await device(first);
    await quiet(first);
    await warning();
    expect(await due()).toHaveLength(0);
    const rows = () => database.admin`
      select event, state from deliveries where tenant_id = ${room.tenantId} order by created_at, event`;
    expect(await rows()).toEqual([{ event: 'opened', state: 'waiting' }]);
    await acknowledge(second);
    expect(await rows()).toEqual([{ event: 'opened', state: 'spared' }]);
  });
});

describe('maintenance', () => {
  const during = (from: number, to: number, more: Record<string, unknown> = {}) => ({
    ...{ maintenanceId: randomUUID(), sensorId: null, containerId: room.freezerId, siteId: null, reason: 'Defrosting' },
    ...{
      from: new Date(Date.now() + from * 60_000).toISOString(),
      to: new Date(Date.now() + to * 60_000).toISOString(),
    },
    ...more,
  });
  const count = async (table: 'alerts' | 'excursions') => {
    const [row] = await database.admin.unsafe<{ rows: number }[]>(
      `select count(*)::int as rows from ${table} where tenant_id = '${room.tenantId}'`,
    );
    return row?.rows;
  };
  const begin = (args: unknown) => applied(second.sayAny('start_maintenance.v1', args));

  it.each(['the container', 'the sensor', 'the site'])(
    'of %s raises no alert, and records the excursion',
    async (of) => {
      const where = {
        'the container': {},
        'the sensor': { containerId: null, sensorId: room.sensorId },
        'the site': { containerId: null, siteId: room.siteId },
      }[of];
      await begin(during(-10, 60, where));
      await now(-50);
      expect([await count('excursions'), await count('alerts')]).toEqual([1, 0]);
    },
  );

  it('that is over, or has not begun, changes nothing', async () => {
    await begin(during(-20, -10));
    await begin(during(10, 20));
    await now(-50);
    expect(await count('alerts')).toBe(1);
  });

  it('ends at a word, and what still lasts raises its alert with the next reading', async () => {
    const window = during(-10, 60);
    await begin(window);
    await now(-50);
    await applied(second.sayAny('end_maintenance.v1', { maintenanceId: window.maintenanceId }));
    expect(await count('alerts')).toBe(0);
    await now(-49);
    expect([await count('excursions'), await count('alerts')]).toEqual([1, 1]);
  });

  it('lets a sensor be silent', async () => {
    await room.limit({ high: -70, silentAfterSeconds: 3600 });
    await cold(0);
    await begin(during(-10, 60));
    await database.admin`select private.tell_silences()`;
    expect(await count('alerts')).toBe(0);
  });
});
