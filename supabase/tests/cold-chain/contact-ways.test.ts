import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { HttpReceiver } from '../../../lib/connectors/_kit/testing/http-receiver.ts';
import { startTwilio, twilioConfig, twilioError } from '../../../lib/connectors/twilio/testing/receiver.ts';
import { alertDeliverySchema } from '../../../lib/domain/channels/model.ts';
import { confirmedSchema, type ContactWay, myWaysSchema } from '../../../lib/domain/contact-ways/model.ts';
import { MAIL_HOST } from '../../local/gateway/smtp.ts';
import { startTestStack, type TestStack } from '../../local/testing.ts';
import type { Operator } from '../laboratory.ts';
import { type ColdRoom, createColdRoom } from './cold-room.ts';
import { asAdministrator, asPerson, callFunction } from './gateway.ts';

/*
 * A person is told themself, whatever phone they have: the whole way through the edge functions, by a real mail server and a receiver that judges
 * text messages as Twilio does. And nobody else learns a number.
 */

const NUMBER = '+491709876543';
let stack: TestStack;
let room: ColdRoom;
let twilio: HttpReceiver;
let onCall: Operator;
let mailOfOnCall: string;

beforeAll(async () => {
  twilio = await startTwilio();
  stack = await startTestStack({ loopbackHosts: { 'api.twilio.com': twilio.port } });
});
afterAll(async () => {
  await stack.close();
  await twilio.close();
});
beforeEach(async () => {
  await stack.db.admin`update deliveries set state = 'dead', settled_at = now() where state = 'waiting'`;
  await stack.db.admin`update alerts set ended_at = now() where ended_at is null`;
  twilio.behave('accept');
  room = await createColdRoom(stack.db);
  await room.limit({ high: -70 });
  onCall = await room.enrol('technician');
  const [row] = await stack.db.admin<{ email: string }[]>`select email from memberships where id = ${onCall.memberId}`;
  mailOfOnCall = row?.email ?? '';
});

const post = (path: string, body: unknown, headers: Record<string, string>) => callFunction(stack, path, body, headers);
const as = (operator: Operator) => asPerson(stack, operator);
const dispatch = () => post('dispatch-deliveries', {}, { authorization: `Bearer ${stack.secretKey}` });

async function channel(connector: string, config: Record<string, unknown>): Promise<string> {
  const channelId = randomUUID();
  const wanted = { tenantId: room.tenantId, channelId, name: 'House', minimumSeverity: 'critical', archived: false };
  const made = await post('channels', { ...wanted, connector, config }, await asAdministrator(stack, room));
  expect(made).toMatchObject({ status: 200 });
  return channelId;
}
const mailChannel = () =>
  channel('email', {
    ...{ host: MAIL_HOST, port: 587, security: 'none', from: 'alerts@lab.example', to: 'house@lab.example' },
  });
const smsChannel = () => channel('twilio', twilioConfig);

/** A policy of one step that names whoever is on call, and nobody's channel. */
async function policy(steps: Record<string, unknown>[] = [{ memberIds: [onCall.memberId] }]) {
  const args = { policyId: randomUUID(), name: 'Night', siteId: null, minimumSeverity: 'warning', archived: false };
  const empty = { memberIds: [], scheduleIds: [], channelIds: [] };
  const said = await room.administrator.sayAny('set_policy.v1', {
    ...args,
    steps: steps.map((step, at) => ({ afterMinutes: at * 10, ...empty, ...step })),
  });
  expect(said).toMatchObject({ status: 'applied' });
}
const setWay = async (way: ContactWay, more: { enabled?: boolean; minimumSeverity?: 'warning' | 'critical' } = {}) =>
  expect(
    await onCall.say('set_contact_ways.v1', {
      ...{ language: 'de', ways: [{ way, enabled: true, minimumSeverity: 'critical', ...more }] },
    }),
  ).toMatchObject({ status: 'applied' });

const save = async (way: ContactWay, address: string, who = onCall, memberId = who.memberId) =>
  post('contact-ways', { tenantId: room.tenantId, memberId, way, address, language: 'de' }, await as(who));
const confirm = async (way: ContactWay, code: string, who = onCall) =>
  confirmedSchema.parse(
    await who.person.rpc('confirm_contact_address', { p_tenant_id: room.tenantId, p_way: way, p_code: code }),
  );
const mine = async (who = onCall) =>
  myWaysSchema.parse(await who.person.rpc('my_contact_ways', { p_tenant_id: room.tenantId }));
const sms = () =>
  twilio.received.map(({ body }) => Object.fromEntries(new URLSearchParams(body))).filter(({ To }) => To === NUMBER);
const lastCode = () => /\d{6}/.exec(sms().at(-1)?.['Body'] ?? '')?.[0] ?? '';

/** Gives the number and proves it; what came by then is of no interest any more. */
async function confirmed(): Promise<void> {
  expect(await save('sms', '0049 (0)170 9876543')).toMatchObject({ status: 200, body: { hint: '+49 ••• 43' } });
  await dispatch();
  expect(await confirm('sms', lastCode())).toEqual({ confirmed: true, triesLeft: 5 });
}
const warm = async (at = 0) => {
  await room.bring([{ at, temperature: -50 }]);
  await dispatch();
};
const mailTo = (address = mailOfOnCall) => stack.mail.list(address);
const alertId = async () => {
  const [alert] = await stack.db.admin<{ id: string }[]>`select id from alerts where tenant_id = ${room.tenantId}`;
  return alert?.id ?? '';
};
const deliveries = () =>
  stack.db.admin<
    { way: string | null; event: string; step: number; state: string; problem: string | null }[]
  >`select way, event, step, state, problem from deliveries where tenant_id = ${room.tenantId} order by created_at, event, way`;

describe('whoever is on call', () => {
  it('is mailed at the address they sign in with when a policy names them, without having set anything', async () => {
    await mailChannel();
    await policy();
    await warm();
    expect(mailTo()[0]?.subject).toContain('Probe: temperature above -70');
    expect(mailTo()[0]?.text).toContain('/en/alerts?id=');
    const said = z
      .array(alertDeliverySchema)
      .parse(await onCall.person.rpc('alert_deliveries', { p_tenant_id: room.tenantId, p_alert_id: await alertId() }));
    expect(said).toContainEqual(
      expect.objectContaining({ name: 'technician', connector: 'email', state: 'delivered' }),
    );
  });

  it('is told by text message once the number is confirmed, in their language, and told again when it is over', async () => {
    await smsChannel();
    await policy();
    await setWay('sms');
    await confirmed();
    await warm();
    expect(sms().at(-1)?.['Body']).toContain('Probe: Temperatur über -70');
    await room.administrator.say('acknowledge_alert.v1', { alertId: await alertId(), note: '' });
    await room.bring([{ at: 60, temperature: -80 }]);
    await dispatch();
    const events = (await deliveries()).filter(({ way }) => way === 'sms').map(({ event }) => event);
    expect(events).toEqual(['code', 'opened', 'acknowledged', 'resolved']);
    // The number is with the other side alone.
    const shown = await room.administrator.person.rpc('alert_deliveries', {
      ...{ p_tenant_id: room.tenantId, p_alert_id: await alertId() },
    });
    expect(JSON.stringify(shown)).not.toContain('9876543');
  });

  it('is told of each step once, and of none without a channel of the laboratory', async () => {
    await policy([{ memberIds: [onCall.memberId] }, { memberIds: [onCall.memberId] }]);
    await warm();
    expect(await deliveries()).toEqual([]);
    await mailChannel();
    await stack.db.admin`select private.escalate_due(clock_timestamp() + interval '10 minutes')`;
    await stack.db.admin`select private.escalate_due(clock_timestamp() + interval '11 minutes')`;
    expect((await deliveries()).filter(({ way }) => way === 'email')).toMatchObject([
      { event: 'escalated', step: 1, state: 'waiting' },
    ]);
  });

  it('is not mailed of a warning nor where nobody named them, unless they asked for it', async () => {
    await mailChannel();
    await room.limit({ high: -70, severity: 'warning' });
    const now = (temperature: number) =>
      room.administrator.say('record_readings.v1', {
        ...{ sensorId: room.sensorId, source: 'manual' },
        readings: [{ takenAt: new Date().toISOString(), temperature, humidity: null, pressure: null, battery: null }],
      });
    await now(-50);
    expect(await deliveries()).toEqual([]);
    await now(-80);
    await setWay('email', { minimumSeverity: 'warning' });
    await now(-50);
    expect((await deliveries()).filter(({ event }) => event === 'opened')).toMatchObject([{ way: 'email' }]);
  });

  it('has not decided about mail by giving another address: undecided stays undecided, and is shown as that', async () => {
    await mailChannel();
    await smsChannel();
    const other = `private-${randomUUID()}@home.example`;
    await save('email', other);
    await dispatch();
    expect(await confirm('email', stack.mail.latestCode(other) ?? '')).toMatchObject({ confirmed: true });
    await confirmed();
    expect((await mine()).ways).toMatchObject([
      { way: 'email', enabled: false, isDefault: true },
      { way: 'sms', enabled: true, isDefault: false },
    ]);
    await room.bring([{ at: 0, temperature: -50 }]);
    const opened = (await deliveries()).filter(({ event, way }) => event === 'opened' && way !== null);
    expect(opened).toMatchObject([{ way: 'sms' }]);
    await setWay('email');
    expect((await mine()).ways[0]).toMatchObject({ enabled: true, isDefault: false });
  });

  it('sleeps through a warning in quiet hours, and through nothing when a way is switched off', async () => {
    await mailChannel();
    await policy();
    await setWay('email', { minimumSeverity: 'warning' });
    const clock = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
    await onCall.say('set_quiet_hours.v1', { from: clock(-1), to: clock(1), timeZone: 'Etc/UTC', enabled: true });
    await room.limit({ high: -70, severity: 'warning' });
    await room.administrator.say('record_readings.v1', {
      ...{ sensorId: room.sensorId, source: 'manual' },
      readings: [
        { takenAt: new Date().toISOString(), temperature: -50, humidity: null, pressure: null, battery: null },
      ],
    });
    await dispatch();
    expect(mailTo()).toEqual([]);
    expect((await deliveries()).filter(({ way }) => way === 'email')).toMatchObject([{ state: 'waiting' }]);
    await room.administrator.say('acknowledge_alert.v1', { alertId: await alertId(), note: '' });
    expect((await deliveries()).filter(({ way }) => way === 'email')).toMatchObject([{ state: 'spared' }]);
  });

  it('is told nothing by a way they switched off, and nothing at all once they have left', async () => {
    await mailChannel();
    await smsChannel();
    await policy();
    await setWay('sms');
    await confirmed();
    await setWay('email', { enabled: false });
    await room.bring([{ at: 0, temperature: -50 }]);
    expect((await deliveries()).filter(({ way, event }) => way !== null && event === 'opened')).toMatchObject([
      { way: 'sms', state: 'waiting' },
    ]);
    await room.administrator.say('remove_member.v1', { memberId: onCall.memberId });
    const before = sms().length;
    await dispatch();
    expect(sms()).toHaveLength(before);
    expect((await deliveries()).filter(({ event, way }) => way === 'sms' && event === 'opened')).toMatchObject([
      { state: 'dead', problem: 'recipient_gone' },
    ]);
    expect(await stack.db.admin`select from contact_ways where member_id = ${onCall.memberId}`).toHaveLength(0);
  });

  it('loses nothing when the channel goes meanwhile: a supervisor sends it again through the next one', async () => {
    const first = await mailChannel();
    await policy();
    await room.bring([{ at: 0, temperature: -50 }]);
    await stack.db.admin`update channels set archived = true where id = ${first}`;
    await dispatch();
    const [dead] = await stack.db.admin<{ id: string; state: string; problem: string }[]>`
      select id, state, problem from deliveries where tenant_id = ${room.tenantId} and way = 'email'`;
    expect(dead).toMatchObject({ state: 'dead', problem: 'channel_missing' });
    await mailChannel();
    const replay = { p_tenant_id: room.tenantId, p_delivery_id: dead?.id };
    expect(await room.administrator.person.rpc('replay_delivery', replay)).toBe(true);
    await dispatch();
    expect(mailTo()).toHaveLength(1);
  });
});

describe('an address', () => {
  it('is used only when its code was said; five wrong ones end it, and the one before stays in use', async () => {
    await smsChannel();
    await policy();
    expect(await save('sms', NUMBER)).toMatchObject({ status: 200 });
    await dispatch();
    const code = lastCode();
    expect(sms().at(-1)?.['Body']).toContain('ist Ihr Code');
    await warm();
    expect((await deliveries()).filter(({ event, way }) => event === 'opened' && way !== null)).toEqual([]);
    const wrong = code === '000000' ? '000001' : '000000';
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(await confirm('sms', wrong)).toEqual({ confirmed: false, triesLeft });
    expect(await confirm('sms', code)).toEqual({ confirmed: false, triesLeft: 0 });
    await confirmed();
    expect(await save('sms', '+491700000000')).toMatchObject({ status: 200 });
    expect((await mine()).ways.find(({ way }) => way === 'sms')).toMatchObject({
      ...{ hint: '+49 ••• 43', pending: { hint: '+49 ••• 00', triesLeft: 5 } },
    });
    const drop = { p_tenant_id: room.tenantId, p_way: 'sms', p_only_pending: true };
    expect(await onCall.person.rpc('forget_contact_address', drop)).toBe(true);
    expect((await mine()).ways.find(({ way }) => way === 'sms')).toMatchObject({ hint: '+49 ••• 43', pending: null });
  });

  it('does not wait for its code for ever, and is not sent more than five in an hour', async () => {
    await smsChannel();
    for (let at = 0; at < 5; at += 1) expect(await save('sms', NUMBER)).toMatchObject({ status: 200 });
    expect(await save('sms', NUMBER)).toMatchObject({ status: 429, body: { code: 'too_many_items' } });
    const before = sms().length;
    await dispatch();
    // Of five asked for at once the last alone goes out.
    expect(sms()).toHaveLength(before + 1);
    await stack.db
      .admin`update contact_ways set code_until = now() - interval '1 second' where tenant_id = ${room.tenantId}`;
    expect(await confirm('sms', lastCode())).toEqual({ confirmed: false, triesLeft: 0 });
  });

  /** Codes that were sent so many minutes ago, newest first, to whoever is on call or to somebody else. */
  const asked = (minutesAgo: readonly number[], memberId = onCall.memberId) =>
    stack.db.admin`
      insert into deliveries (tenant_id, id, member_id, way, event, state, next_at, created_at, settled_at)
      select ${room.tenantId}, gen_random_uuid(), ${memberId}, 'sms', 'code', 'delivered', at, at, at
      from (select now() - make_interval(mins => m) as at from unnest(${[...minutesAgo]}::int[]) m) x`;
  const hours = (...of: number[]) => of.map((hour) => hour * 60);
  const waits = { status: 429, body: { code: 'too_many_items' } };

  it('is sent no more than ten codes in a day, though somebody confirms them', async () => {
    await smsChannel();
    await confirmed();
    await asked(hours(2, 4, 6, 8, 10, 12, 14, 16, 18));
    expect(await save('sms', NUMBER)).toMatchObject(waits);
    await stack.db.admin`
      update deliveries set created_at = created_at - interval '8 hours' where tenant_id = ${room.tenantId}`;
    expect(await save('sms', NUMBER)).toMatchObject({ status: 200 });
  });

  it('that nobody confirms waits longer with every code, and no longer once one was confirmed', async () => {
    await smsChannel();
    // Eight in a week: two hours after the last.
    await asked([...hours(200, 170, 150, 130, 110, 90, 70), 115]);
    expect(await save('sms', NUMBER)).toMatchObject(waits);
    await stack.db.admin`
      update deliveries set created_at = created_at - interval '6 minutes' where tenant_id = ${room.tenantId}`;
    await confirmed();
    expect(await save('sms', NUMBER)).toMatchObject({ status: 200 });
  });

  it('is sent none while the whole laboratory has asked for sixty in an hour', async () => {
    await smsChannel();
    const other = await room.enrol('technician');
    await asked(new Array<number>(60).fill(30), other.memberId);
    expect(await save('sms', NUMBER)).toMatchObject(waits);
    await stack.db.admin`
      update deliveries set created_at = created_at - interval '1 hour' where tenant_id = ${room.tenantId}`;
    expect(await save('sms', NUMBER)).toMatchObject({ status: 200 });
  });

  it('is not proved by a code that its person made up: nothing was sent there', async () => {
    await smsChannel();
    const code = '123456';
    const text = [room.tenantId, onCall.memberId, 'sms', code].join('.');
    await onCall.person.rpc('save_contact_address', {
      ...{ p_tenant_id: room.tenantId, p_member_id: onCall.memberId, p_way: 'sms', p_language: 'en' },
      ...{ p_sealed: 'junk', p_hint: '+49 ••• 43', p_code_hash: createHash('sha256').update(text).digest('hex') },
    });
    await expect(confirm('sms', code)).rejects.toMatchObject({ message: 'contact_code_unsent' });
    await dispatch();
    await expect(confirm('sms', code)).rejects.toMatchObject({ message: 'contact_code_unsent' });
    expect((await mine()).ways.find(({ way }) => way === 'sms')).toMatchObject({
      ...{ hint: null, confirmedAt: null, pending: { triesLeft: 5 } },
    });
  });

  it('that is none is refused, and so is one where the laboratory has no channel, with what to do', async () => {
    expect(await save('sms', '0170 9876543')).toMatchObject({ status: 400, body: { details: { field: 'address' } } });
    expect(await save('sms', NUMBER)).toMatchObject({ body: { code: 'contact_channel_missing' } });
    expect((await mine()).ways).toMatchObject([
      { way: 'email', hasChannel: false, enabled: false, isDefault: true },
      { way: 'sms', hasChannel: false, enabled: false, pending: null },
    ]);
  });

  it('is given up when the other side says that it takes no messages, and the person sees it', async () => {
    await smsChannel();
    await policy();
    await setWay('sms');
    await confirmed();
    twilio.answer(twilioError(400, 21610));
    await warm();
    expect((await mine()).ways.find(({ way }) => way === 'sms')).toMatchObject({ hint: null, confirmedAt: null });
    expect((await mine()).ways.find(({ way }) => way === 'sms')?.endedAt).not.toBeNull();
  });

  it('of mail takes the place of the one for signing in, and is forgotten when the person says so', async () => {
    await mailChannel();
    await policy();
    const other = `private-${randomUUID()}@home.example`;
    await save('email', other.toUpperCase());
    await dispatch();
    expect(await confirm('email', stack.mail.latestCode(other) ?? '')).toMatchObject({ confirmed: true });
    await warm();
    expect([mailTo(other).length, mailTo().length]).toEqual([2, 0]);
    const forget = { p_tenant_id: room.tenantId, p_way: 'email', p_only_pending: false };
    expect(await onCall.person.rpc('forget_contact_address', forget)).toBe(true);
    await room.bring([{ at: 60, temperature: -80 }]);
    await dispatch();
    expect([mailTo(other).length, mailTo().length]).toEqual([2, 1]);
  });

  it('can be tried, and a trial that failed says why', async () => {
    await smsChannel();
    const trial = { p_tenant_id: room.tenantId, p_way: 'sms' };
    await expect(onCall.person.rpc('test_contact_way', trial)).rejects.toMatchObject({ message: 'arguments_invalid' });
    await confirmed();
    await onCall.person.rpc('test_contact_way', trial);
    await dispatch();
    expect(sms().at(-1)?.['Body']).toContain('Alarme erreichen Sie hier');
    expect((await mine()).ways.find(({ way }) => way === 'sms')?.test).toMatchObject({ state: 'delivered' });
  });
});

describe('whoever becomes an auditor', () => {
  const change = async (role: string, memberId = onCall.memberId) =>
    expect(await room.administrator.sayAny('change_role.v1', { memberId, role })).toMatchObject({ status: 'applied' });
  const kept = () => stack.db.admin`select way from contact_ways where tenant_id = ${room.tenantId}`;

  it('is told no more by what they had set, and their number is gone', async () => {
    await smsChannel();
    await setWay('sms', { minimumSeverity: 'warning' });
    await confirmed();
    await change('auditor');
    expect(await kept()).toHaveLength(0);
    const before = sms().length;
    await warm();
    expect(sms()).toHaveLength(before);
  });

  it('does so alone: any other role keeps its number', async () => {
    await smsChannel();
    await confirmed();
    await change('supervisor');
    expect(await kept()).toHaveLength(1);
  });
});

describe('a code or a trial', () => {
  const seenBy = (who: Operator) =>
    who.person.run(
      (sql) => sql<{ event: string }[]>`
        select event from public.deliveries where tenant_id = ${room.tenantId} and member_id = ${onCall.memberId}
        order by created_at`,
    );

  it('is seen by its person alone, an alert that was sent to them by everybody', async () => {
    await smsChannel();
    await policy();
    await setWay('sms');
    await confirmed();
    await onCall.person.rpc('test_contact_way', { p_tenant_id: room.tenantId, p_way: 'sms' });
    await warm();
    expect((await seenBy(onCall)).map(({ event }) => event)).toEqual(['code', 'test', 'opened']);
    for (const role of ['technician', 'supervisor', 'administrator', 'auditor'] as const)
      expect(await seenBy(await room.enrol(role))).toEqual([{ event: 'opened' }]);
  });

  it('is sent again by nobody else, though it never got through', async () => {
    await smsChannel();
    await save('sms', NUMBER);
    await stack.db.admin`
      update deliveries set state = 'dead', settled_at = now() where tenant_id = ${room.tenantId} and event = 'code'`;
    const [code] = await stack.db.admin<{ id: string }[]>`
      select id from deliveries where tenant_id = ${room.tenantId} and event = 'code'`;
    const replay = { p_tenant_id: room.tenantId, p_delivery_id: code?.id };
    for (const role of ['supervisor', 'administrator'] as const)
      await expect((await room.enrol(role)).person.rpc('replay_delivery', replay)).rejects.toMatchObject({
        message: 'delivery_personal',
      });
    expect((await deliveries()).map(({ state }) => state)).toEqual(['dead']);
  });
});

describe('a number', () => {
  it('is read by nobody, not in the database, the ledger or the audit trail, nor set by anybody else', async () => {
    await smsChannel();
    await setWay('sms');
    await confirmed();
    const digits = '9876543';
    const tables = await stack.db.admin<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public'`;
    for (const { name } of tables) {
      const rows = await stack.db.admin.unsafe(`select 1 from public.${name} t where t::text like '%${digits}%'`);
      expect([name, rows.length]).toEqual([name, 0]);
    }
    for (const who of [room.administrator, await room.enrol('supervisor'), await room.enrol('auditor')]) {
      const read = (columns: string) =>
        who.person.run((sql) => sql.unsafe(`select ${columns} from public.contact_ways`));
      expect(await read('member_id, address_hint')).toHaveLength(0);
      for (const column of ['address_sealed', 'pending_sealed', 'code_hash'])
        await expect(read(column)).rejects.toMatchObject({ code: '42501' });
      expect(await save('sms', '+491700000000', who, onCall.memberId)).toMatchObject({ status: 403 });
    }
    const overview = await room.administrator.person.rpc('on_call_overview', { p_tenant_id: room.tenantId });
    expect(overview).toMatchObject({ ways: { [onCall.memberId]: ['sms'] } });
    expect(JSON.stringify(overview)).not.toContain('•••');
    const [row] = await stack.db.admin`
      select payload from audit_log where tenant_id = ${room.tenantId} and action = 'confirm_contact_address'`;
    expect(row).toMatchObject({ payload: { memberId: onCall.memberId, way: 'sms' } });
    const verified = await room.administrator.person.rpc('verify_audit_chain', { p_tenant_id: room.tenantId });
    expect(verified).toMatchObject({ ok: true });
  });

  it('is not taken over by a row that somebody copies to themself: what is sealed for one opens for no other', async () => {
    await smsChannel();
    await setWay('sms');
    await confirmed();
    const thief = await room.enrol('supervisor');
    await stack.db.admin`
      insert into contact_ways (tenant_id, member_id, way, enabled, minimum_severity, language, address_sealed, address_hint, confirmed_at)
      select tenant_id, ${thief.memberId}, way, true, 'warning', language, address_sealed, address_hint, confirmed_at
      from contact_ways where member_id = ${onCall.memberId} and way = 'sms'`;
    const before = sms().length;
    await thief.person.rpc('test_contact_way', { p_tenant_id: room.tenantId, p_way: 'sms' });
    await dispatch();
    expect(sms()).toHaveLength(before);
    expect((await mine(thief)).ways.find(({ way }) => way === 'sms')?.test).toMatchObject({
      ...{ state: 'dead', problem: 'address_unreadable' },
    });
  });
});
