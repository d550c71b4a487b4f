import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { knownRules } from '../../../lib/domain/alert-rules/model.ts';
import { type Alert, alertSchema } from '../../../lib/domain/alerts/model.ts';
import type { CommandDraft } from '../../../lib/domain/commands/catalogue.ts';
import { plainLabelling } from '../../../lib/domain/positions/grid.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { emptyHold, pullAll } from '../sync/puller.ts';
import { deviceReport } from '../laboratory.ts';
import { type ColdRoom, createColdRoom } from './cold-room.ts';

/* Alerts about what nobody measures: raised once, brought up to date, and over by themselves. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let database: TestDatabase;
let room: ColdRoom;
let boxId: string;
let sampleTypeId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  room = await createColdRoom(database);
  [boxId, sampleTypeId] = [randomUUID(), randomUUID()];
  const typeId = randomUUID();
  await all([
    {
      name: 'create_container_type.v1',
      args: {
        ...{ typeId, name: 'Box', kind: 'box', rows: 26, columns: 40, capacity: null, labelling: plainLabelling },
        ...{ temperatureClass: null, allowedChildren: ['sample'], refusedHazards: [] },
      },
    },
    {
      name: 'create_container.v1',
      args: {
        ...{ containerId: boxId, siteId: room.siteId, parentId: room.freezerId, position: null },
        ...{ typeId, name: 'Box', barcode: null },
      },
    },
    {
      name: 'create_sample_type.v1',
      args: { sampleTypeId, name: 'Serum', colour: '#0f766e', temperatureClasses: [] },
    },
  ]);
});

async function all(drafts: readonly CommandDraft[]): Promise<void> {
  const { results } = await room.administrator.apply(drafts);
  expect(results.filter(({ status }) => status !== 'applied')).toEqual([]);
}

const position = (at: number) =>
  `${String.fromCharCode(65 + Math.floor(at / 40))}${String((at % 40) + 1).padStart(2, '0')}`;

/** A tube in the box, which expires so many milliseconds from now. */
function tube(at: number, expiresIn: number | null, sampleId: string = randomUUID()): CommandDraft {
  return {
    name: 'register_sample.v1',
    args: {
      ...{ sampleId, labwareId: randomUUID(), barcode: `T-${sampleId}`, name: `Tube ${at}`, externalId: null },
      ...{ sampleTypeId, derivation: 'primary', parentIds: [], quantity: null, unit: null, hazards: [] },
      ...{ collectedAt: null, notes: '', place: { containerId: boxId, position: position(at) } },
      expiresAt: expiresIn === null ? null : new Date(Date.now() + expiresIn).toISOString(),
    },
  };
}

/** The minute, so many milliseconds from now. */
async function minute(later = 0): Promise<number> {
  const [row] = await database.admin<{ told: number }[]>`
    select private.settle_causes(clock_timestamp() + make_interval(secs => ${later / 1000})) as told`;
  return row?.told ?? 0;
}

/** The alerts that a device of the laboratory holds. */
async function held(): Promise<Alert[]> {
  const hold = await pullAll(room.administrator.person, room.tenantId, emptyHold('tenant'), 500);
  return [...hold.rows].flatMap(([key, row]) => (key.startsWith('alert ') ? [alertSchema.parse(row.doc)] : []));
}

const acknowledge = (alerts: readonly Alert[]) =>
  all(alerts.map(({ id }) => ({ name: 'acknowledge_alert.v1', args: { alertId: id, note: '' } })));

async function channel(): Promise<void> {
  await room.administrator.person.rpc('save_channel', {
    ...{ p_tenant_id: room.tenantId, p_channel_id: randomUUID(), p_name: 'Chat', p_connector: 'webhook', p_config: {} },
    ...{ p_secret_sealed: 'sealed', p_minimum_severity: 'warning', p_archived: false },
  });
}
async function told(): Promise<string[]> {
  const rows = await database.admin<{ event: string }[]>`
    select event from deliveries where tenant_id = ${room.tenantId} order by created_at, event`;
  return rows.map(({ event }) => event);
}

/** Two tubes in one position, so many times. */
async function quarrel(count = 1): Promise<string[]> {
  await all(Array.from({ length: count }, (_, at) => tube(at, null)));
  await room.administrator.apply(Array.from({ length: count }, (_, at) => tube(at, null)));
  const rows = await database.admin<{ id: string }[]>`select id from conflicts where tenant_id = ${room.tenantId}`;
  return rows.map(({ id }) => id);
}
const byRule = (a: { rule?: string }, b: { rule?: string }) => (a.rule ?? '').localeCompare(b.rule ?? '');
const rule = (said: { rule: string; enabled: boolean; amount: number }) =>
  room.administrator.sayAny('set_alert_rules.v1', { rules: [said] });

describe('a conflict that nobody settles', () => {
  it('is told once when the laboratory has waited long enough, and no sooner', async () => {
    await channel();
    const [conflictId] = await quarrel();
    await minute(14 * 60_000);
    expect(await held()).toEqual([]);
    await minute(16 * 60_000);
    await minute(17 * 60_000);
    expect(await held()).toMatchObject([
      { kind: 'conflict_open', severity: 'warning', conflictId, sensorId: null, containerId: boxId, subject: 'Tube 0' },
    ]);
    expect(await told()).toEqual(['opened']);
  });

  it('is over when it is resolved, whoever has taken it on', async () => {
    const [conflictId = ''] = await quarrel();
    await minute(HOUR);
    await acknowledge(await held());
    await all([{ name: 'resolve_conflict.v1', args: { conflictId, resolution: 'keep_occupant', note: '' } }]);
    await minute(2 * HOUR);
    expect(await held()).toEqual([]);
    expect(await minute(3 * HOUR)).toBe(0);
  });

  it('is one matter with those of the same place, and not with a freezer that gets warm there', async () => {
    await channel();
    await quarrel(3);
    await room.limit({ high: -70 });
    await room.bring([{ at: 0, temperature: -50 }]);
    await minute(HOUR);
    expect(await told()).toEqual(['opened', 'opened']);
    const incidents = (await held()).map(({ kind, incidentId }) => `${kind} ${incidentId}`);
    expect([incidents.length, new Set(incidents).size]).toEqual([4, 2]);
  });

  it('waits while somebody works in the place and has said so', async () => {
    await quarrel();
    const span = { from: new Date(Date.now() - HOUR).toISOString(), to: new Date(Date.now() + DAY).toISOString() };
    const place = { sensorId: null, containerId: room.freezerId, siteId: null };
    await all([
      { name: 'start_maintenance.v1', args: { maintenanceId: randomUUID(), ...place, ...span, reason: 'Moving' } },
    ]);
    await minute(HOUR);
    expect(await held()).toEqual([]);
    await minute(2 * DAY);
    expect(await held()).toMatchObject([{ kind: 'conflict_open' }]);
  });

  it('is told to whoever the escalation policy names, and again when nobody acts', async () => {
    const boss = await room.enrol('supervisor');
    const step = { memberIds: [boss.memberId], scheduleIds: [], channelIds: [] };
    const steps = [
      { ...step, afterMinutes: 0 },
      { ...step, afterMinutes: 10 },
    ];
    const policy = { policyId: randomUUID(), name: 'All', siteId: room.siteId, minimumSeverity: 'warning' as const };
    await all([{ name: 'set_policy.v1', args: { ...policy, steps, archived: false } }]);
    await quarrel();
    await minute(HOUR);
    await database.admin`select private.escalate_due(clock_timestamp() + interval '2 hours')`;
    expect(await database.admin`select step from escalations where tenant_id = ${room.tenantId} order by step`).toEqual(
      [{ step: 0 }, { step: 1 }],
    );
  });
});

describe('a device that is not heard from', () => {
  const report = (deviceId: string, queueLength: number) =>
    room.administrator.person.rpc('apply_commands', {
      ...{ p_tenant_id: room.tenantId, p_device: { ...deviceReport(deviceId), queueLength }, p_commands: [] },
    });

  /** As if it had last spoken an hour ago. */
  const silence = (deviceId: string) =>
    database.admin`update devices set last_contact_at = clock_timestamp() - interval '1 hour' where id = ${deviceId}`;

  it('is told of while steps wait on it, until it speaks', async () => {
    const deviceId = randomUUID();
    await report(deviceId, 3);
    await minute(23 * HOUR);
    expect(await held()).toEqual([]);
    await minute(25 * HOUR);
    expect(await held()).toMatchObject([
      { kind: 'device_stale', deviceId, items: 3, subject: 'Test phone (Administrator)', siteId: null },
    ]);
    await minute(60 * DAY);
    expect(await held()).toMatchObject([{ endedAt: null }]);
    await report(deviceId, 0);
    await minute();
    expect((await held())[0]?.endedAt).not.toBeNull();
  });

  it('is nobody’s worry when nothing waits on it, unless the laboratory wants to know of devices somebody works with', async () => {
    await minute(25 * HOUR);
    expect(await held()).toEqual([]);
    await rule({ rule: 'device_quiet', enabled: true, amount: 12 });
    await minute(25 * HOUR);
    expect(await held()).toMatchObject([{ kind: 'device_stale', deviceId: room.administrator.deviceId, items: 0 }]);
    await minute(8 * DAY);
    expect((await held())[0]?.endedAt).not.toBeNull();
  });

  it('is nobody’s worry once it is declared lost, and is one again when it has spoken and fallen silent', async () => {
    await channel();
    const deviceId = randomUUID();
    await report(deviceId, 3);
    await minute(25 * HOUR);
    await silence(deviceId);
    const { status } = await room.administrator.sayAny('retire_device.v1', { deviceId, reason: 'Left in a taxi' });
    expect(status).toBe('applied');
    expect((await held())[0]?.endedAt).not.toBeNull();
    expect(await told()).toEqual(['opened', 'resolved']);
    await minute(60 * DAY);
    expect((await held()).filter(({ endedAt }) => endedAt === null)).toEqual([]);
    await report(deviceId, 2);
    await minute(25 * HOUR);
    expect((await held()).filter(({ endedAt }) => endedAt === null)).toMatchObject([{ deviceId, items: 2 }]);
  });

  it('is nobody’s worry when its person has left', async () => {
    const leaver = await room.enrol('technician');
    await leaver.person.rpc('apply_commands', {
      ...{ p_tenant_id: room.tenantId, p_device: { ...deviceReport(leaver.deviceId), queueLength: 1 }, p_commands: [] },
    });
    await all([{ name: 'remove_member.v1', args: { memberId: leaver.memberId } }]);
    await minute(25 * HOUR);
    expect(await held()).toEqual([]);
  });
});

describe('samples that expire', () => {
  it('are one alert a site with their number, brought up to date without another word', async () => {
    await channel();
    const [first, second] = [randomUUID(), randomUUID()];
    await all([tube(0, 10 * DAY, first), tube(1, -DAY, second), tube(2, 90 * DAY), tube(3, null)]);
    await minute();
    expect(await held()).toMatchObject([
      { kind: 'sample_expiring', severity: 'warning', siteId: room.siteId, sensorId: null, items: 2 },
    ]);
    await all([{ name: 'remove_sample.v1', args: { sampleId: first, reason: 'Used up' } }]);
    await minute();
    expect(await held()).toMatchObject([{ items: 1 }]);
    await all([
      {
        name: 'discard_samples.v1',
        args: { samples: [{ sampleId: second }], because: { reason: 'Old', alertId: null } },
      },
    ]);
    await minute();
    expect((await held())[0]?.endedAt).not.toBeNull();
    expect(await told()).toEqual(['opened', 'resolved']);
  });

  it('are told anew when somebody has taken them on and another day brings more', async () => {
    await all([tube(0, 10 * DAY), tube(1, 40 * DAY)]);
    await minute();
    await acknowledge(await held());
    await minute(5 * DAY);
    expect(await held()).toMatchObject([{ items: 1 }]);
    // Whoever puts one more away today knows of it.
    await all([tube(2, 20 * DAY)]);
    await minute(5 * DAY);
    expect(await held()).toMatchObject([{ items: 2, acknowledgedAt: expect.any(String), endedAt: null }]);
    await minute(12 * DAY);
    expect(await held()).toMatchObject([{ items: 3, acknowledgedAt: null, endedAt: null }]);
  });

  it('are the same that the search finds up to the moment the alert looks to', async () => {
    await all([tube(0, 10 * DAY), tube(1, -DAY), tube(2, 60 * DAY)]);
    await minute();
    const [alert] = await held();
    const ask = (expiresBefore: unknown) =>
      room.administrator.person.rpc<{ results: { doc: { name: string } }[] }>('search', {
        ...{ p_tenant_id: room.tenantId, p_query: '', p_limit: 50, p_after: null },
        p_filters: { siteId: alert?.siteId, expiresBefore },
      });
    expect((await ask(alert?.coversTo)).results.map(({ doc }) => doc.name)).toEqual(['Tube 1', 'Tube 0']);
  });

  it('can be asked for by whoever reads the alert, and by nobody else', async () => {
    await all([tube(0, 10 * DAY), tube(1, -DAY)]);
    await minute();
    const [alert] = await held();
    const ask = { p_tenant_id: room.tenantId, p_alert_id: alert?.id, p_limit: 1 };
    expect(await room.administrator.person.rpc('samples_expiring', ask)).toMatchObject({
      total: 2,
      samples: [{ name: 'Tube 1', place: 'Box' }],
    });
    const other = await createColdRoom(database);
    await expect(other.administrator.person.rpc('samples_expiring', ask)).rejects.toThrow();
    const theirs = { ...ask, p_tenant_id: other.tenantId };
    expect(await other.administrator.person.rpc('samples_expiring', theirs)).toMatchObject({ total: 0 });
  });

  it('are looked for in one go among a thousand that expire and five hundred conflicts, each told once', async () => {
    for (let from = 0; from < 1000; from += 250) {
      await all(Array.from({ length: 250 }, (_, at) => tube(from + at, 10 * DAY)));
    }
    await room.administrator.apply(Array.from({ length: 500 }, (_, at) => tube(at, null)));
    const before = performance.now();
    await minute(HOUR);
    expect(performance.now() - before).toBeLessThan(30_000);
    expect((await held()).map(({ kind }) => kind).filter((kind) => kind === 'conflict_open')).toHaveLength(500);
    const again = performance.now();
    expect(await minute(HOUR)).toBe(0);
    expect(performance.now() - again).toBeLessThan(5_000);
  });
});

describe('a calibration', () => {
  const calibrate = (dueOn: number | null) =>
    all([
      {
        name: 'set_calibration.v1',
        args: {
          ...{ calibrationId: randomUUID(), sensorId: room.sensorId, quantity: 'temperature', offset: 0 },
          ...{ validFrom: new Date(Date.now() - DAY).toISOString(), certificate: 'DKD 1' },
          dueOn: dueOn === null ? null : new Date(Date.now() + dueOn).toISOString().slice(0, 10),
        },
      },
    ]);

  it('is told of before its validity ends and afterwards, until the sensor is calibrated anew', async () => {
    await calibrate(20 * DAY);
    await minute();
    expect(await held()).toEqual([]);
    await minute(7 * DAY);
    expect(await held()).toMatchObject([{ kind: 'calibration_due', sensorId: room.sensorId, severity: 'warning' }]);
    await minute(30 * DAY);
    expect(await held()).toMatchObject([{ endedAt: null }]);
    await calibrate(365 * DAY);
    await minute(7 * DAY);
    expect((await held())[0]?.endedAt).not.toBeNull();
  });

  it('of a sensor out of use, or one without an end, is nobody’s worry', async () => {
    await calibrate(null);
    await minute(DAY);
    await calibrate(-DAY);
    await all([{ name: 'edit_sensor.v1', args: { sensorId: room.sensorId, changes: { archived: true } } }]);
    await minute(DAY);
    expect(await held()).toEqual([]);
  });
});

describe('the rules of a laboratory', () => {
  it('begin as the app says that they do', async () => {
    const rows = await database.admin`
      select rule, enabled, amount, least_amount as least, most_amount as most from private.alert_causes`;
    const known = Object.entries(knownRules).map(([name, { unit: _, ...figures }]) => ({ rule: name, ...figures }));
    expect(rows.toSorted(byRule)).toEqual(known.toSorted(byRule));
  });

  it('say after how long, and whether at all; what is no longer wanted is over', async () => {
    await quarrel();
    expect(await rule({ rule: 'conflict_open', enabled: true, amount: 60 })).toMatchObject({ status: 'applied' });
    await minute(59 * 60_000);
    expect(await held()).toEqual([]);
    await minute(61 * 60_000);
    expect(await held()).toHaveLength(1);
    await rule({ rule: 'conflict_open', enabled: false, amount: 60 });
    await minute(62 * 60_000);
    expect((await held())[0]?.endedAt).not.toBeNull();
  });

  it('are set by supervisors and administrators alone, within their bounds, and audited', async () => {
    const technician = await room.enrol('technician');
    const said = { rules: [{ rule: 'conflict_open', enabled: false, amount: 15 }] };
    expect(await technician.sayAny('set_alert_rules.v1', said)).toMatchObject({ verdict: { code: 'not_permitted' } });
    for (const wrong of [
      { rule: 'conflict_open', enabled: true, amount: 0 },
      { rule: 'nothing', enabled: true, amount: 1 },
      { rule: 'conflict_open', enabled: 'yes', amount: 1 },
    ]) {
      expect(await room.administrator.sayAny('set_alert_rules.v1', { rules: [wrong] })).toMatchObject({
        verdict: { code: 'arguments_invalid' },
      });
    }
    const supervisor = await room.enrol('supervisor');
    expect(await supervisor.sayAny('set_alert_rules.v1', said)).toMatchObject({ status: 'applied' });
    expect(
      await database.admin`
        select action from audit_log where tenant_id = ${room.tenantId} and action = 'set_alert_rules.v1'`,
      // What was refused is written down, too.
    ).toHaveLength(5);
    expect(await database.admin`select rule, enabled from alert_rules where tenant_id = ${room.tenantId}`).toEqual([
      { rule: 'conflict_open', enabled: false },
    ]);
  });
});

describe('what an alert is about', () => {
  const insert = (kind: string, subject: Record<string, string>) => {
    const row = { tenant_id: room.tenantId, id: randomUUID(), kind, severity: 'warning', ...subject };
    return database.admin`insert into alerts ${database.admin({ ...row, started_at: new Date(), opened_at: new Date() })}`;
  };

  it('is what its kind has, and nothing of another laboratory', async () => {
    const [conflictId = ''] = await quarrel();
    await expect(insert('conflict_open', { sensor_id: room.sensorId })).rejects.toThrow('alerts_subject_whole');
    await expect(insert('calibration_due', { conflict_id: conflictId })).rejects.toThrow('alerts_subject_whole');
    await expect(insert('sample_expiring', {})).rejects.toThrow('alerts_subject_whole');
    await insert('conflict_open', { conflict_id: conflictId });
    await expect(insert('conflict_open', { conflict_id: conflictId })).rejects.toThrow('alerts_cause_key');
    const own = room;
    room = await createColdRoom(database);
    await expect(insert('conflict_open', { conflict_id: conflictId })).rejects.toThrow('alerts_conflict_fkey');
    await expect(insert('device_stale', { device_id: own.administrator.deviceId })).rejects.toThrow(
      'alerts_device_fkey',
    );
  });
});

it('what fails for one kind keeps nobody from being told of the others, and the audit chain stays whole', async () => {
  await quarrel();
  await database.admin.begin(async (sql) => {
    await sql`insert into private.alert_causes (rule, function, enabled, amount, least_amount, most_amount)
      values ('broken', 'causes_broken', true, 1, 1, 1)`;
    const [row] = await sql<{ told: number }[]>`
      select private.settle_causes(clock_timestamp() + interval '1 hour') as told`;
    expect(row?.told).toBeGreaterThan(0);
    await sql`delete from private.alert_causes where rule = 'broken'`;
  });
  expect(await room.administrator.person.rpc('verify_audit_chain', { p_tenant_id: room.tenantId })).toMatchObject({
    ok: true,
  });
});
