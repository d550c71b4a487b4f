import { createServer, type Server } from 'node:http';
import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decryptPush, makeSubscriber } from '../../../lib/connectors/web-push/testing/decrypt.ts';
import { AlertPush } from '../../../lib/domain/alerts/push.ts';
import { listen } from '../../local/ports.ts';
import { startTestStack, type TestStack } from '../../local/testing.ts';
import type { Operator } from '../laboratory.ts';
import { type ColdRoom, createColdRoom } from './cold-room.ts';

/*
 * Notifications from the alert to the tap on them: a browser subscribes, the dispatcher encrypts for it, a push service takes what it may not read,
 * and what comes out on the device takes the alert on without a sign-in.
 */

let stack: TestStack;
let room: ColdRoom;
let service: Server;
let origin: string;
let answerWith = 201;
const received: { path: string; headers: Record<string, unknown>; bytes: Buffer }[] = [];

beforeAll(async () => {
  stack = await startTestStack();
  service = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, bytes: Buffer.concat(chunks) });
      response.writeHead(answerWith).end();
    });
  });
  origin = `https://localhost:${await listen(service, { port: 0, host: '127.0.0.1' })}`;
});
afterAll(async () => {
  service.close();
  await stack.close();
});
beforeEach(async () => {
  await stack.db.admin`update deliveries set state = 'dead', settled_at = now() where state = 'waiting'`;
  received.length = 0;
  answerWith = 201;
  room = await createColdRoom(stack.db);
  await room.limit({ high: -70 });
});

async function tokenOf({ userId }: Operator): Promise<string> {
  return new SignJWT({ role: 'authenticated', aud: 'authenticated' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(stack.jwtSecret));
}

async function call(path: string, body: unknown, headers: Record<string, string> = {}) {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${stack.url}/functions/v1/${path}`, { ...init, headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** A browser of somebody's, on which they switch notifications on. */
async function subscribe(who: Operator, more: Record<string, unknown> = {}) {
  const keys = makeSubscriber();
  const subscriptionId = randomUUID();
  const endpoint = `${origin}/push/${subscriptionId}`;
  const wanted = {
    ...{ tenantId: room.tenantId, subscriptionId, device: 'Android', language: 'de', minimumSeverity: 'warning' },
    subscription: { endpoint, p256dh: keys.p256dh, auth: keys.auth },
    ...more,
  };
  const answer = await call('push-subscriptions', wanted, { authorization: `Bearer ${await tokenOf(who)}` });
  const shown = () =>
    received
      .filter(({ path }) => path === new URL(wanted.subscription.endpoint).pathname)
      .map(({ bytes }) => AlertPush.parse(JSON.parse(decryptPush(bytes, keys))));
  return { answer, shown, subscriptionId, subscription: wanted.subscription };
}

const dispatch = () => call('dispatch-deliveries', {}, { authorization: `Bearer ${stack.secretKey}` });
const warm = async (at = 0) => {
  await room.bring([{ at, temperature: -50 }]);
  await dispatch();
};
const tap = (push: AlertPush | undefined, commandId = randomUUID(), more: Record<string, unknown> = {}) =>
  call('acknowledge-alert', {
    ...{ tenantId: push?.acknowledge?.tenantId, proof: push?.acknowledge?.proof, commandId },
    ...{ deviceTime: new Date().toISOString(), ...more },
  });
const alerts = () => stack.db.admin<{ acknowledged_by: string | null; note: string }[]>`
  select acknowledged_by, note from alerts where tenant_id = ${room.tenantId}`;

describe('a notification', () => {
  it('reaches every device of those who want it, in their language, readable by the device alone', async () => {
    const technician = await room.enrol('technician');
    const theirs = await subscribe(technician);
    const ours = await subscribe(room.administrator, { language: 'fr' });
    expect([theirs.answer.status, ours.answer.status]).toEqual([200, 200]);
    await warm();
    expect(theirs.shown()).toMatchObject([
      {
        event: 'opened',
        severity: 'critical',
        title: expect.stringContaining('Probe: Temperatur über -70'),
        acknowledge: { label: 'Quittieren' },
      },
    ]);
    expect(ours.shown()).toMatchObject([{ acknowledge: { label: 'Acquitter' } }]);
    expect(theirs.shown()[0]?.url).toMatch(/\/de\/alerts\?id=/);
    expect(received.every(({ bytes }) => !bytes.includes('Freezer'))).toBe(true);
    expect(received[0]?.headers).toMatchObject({ urgency: 'high', authorization: expect.stringMatching(/^vapid t=/) });
  });

  it('is not sent of a warning to who wants only what is critical, nor to who is no member any more', async () => {
    const leaver = await room.enrol('technician');
    const theirs = await subscribe(leaver);
    const ours = await subscribe(room.administrator, { minimumSeverity: 'critical' });
    await room.administrator.say('remove_member.v1', { memberId: leaver.memberId });
    const limit = { high: -70, severity: 'warning' } as const;
    await room.limit(limit);
    const now = new Date().toISOString();
    await room.administrator.say('record_readings.v1', {
      ...{ sensorId: room.sensorId, source: 'manual' },
      readings: [{ takenAt: now, temperature: -50, humidity: null, pressure: null, battery: null }],
    });
    await dispatch();
    expect([theirs.shown(), ours.shown()]).toEqual([[], []]);
  });

  it('can be acted on by whoever may acknowledge, and says so to nobody else', async () => {
    const auditor = await room.enrol('auditor');
    const theirs = await subscribe(auditor);
    await warm();
    expect(theirs.shown()).toMatchObject([{ event: 'opened' }]);
    expect(theirs.shown()[0]).not.toHaveProperty('acknowledge');
  });

  it('ends with the subscription when the push service says that nobody is there', async () => {
    await subscribe(room.administrator);
    answerWith = 410;
    await warm();
    const [row] = await stack.db.admin`
      select s.sealed, s.ended_at is not null as ended, d.state, d.problem from push_subscriptions s
      join deliveries d on d.subscription_id = s.id where s.tenant_id = ${room.tenantId}`;
    expect(row).toEqual({ sealed: null, ended: true, state: 'dead', problem: 'recipient_gone HTTP 410' });
    await room.bring([{ at: 60, temperature: -80 }]);
    const [count] = await stack.db.admin`
      select count(*)::int as rows from deliveries where tenant_id = ${room.tenantId}`;
    expect(count).toEqual({ rows: 1 });
  });

  it('goes to nobody who switched it off, even if it was written before', async () => {
    const ours = await subscribe(room.administrator);
    await room.bring([{ at: 0, temperature: -50 }]);
    const off = { p_tenant_id: room.tenantId, p_subscription_id: ours.subscriptionId };
    expect(await room.administrator.person.rpc('end_push_subscription', off)).toBe(true);
    await dispatch();
    expect(ours.shown()).toEqual([]);
  });

  it('of the next person at a shared phone is not the last one’s', async () => {
    const technician = await room.enrol('technician');
    const first = await subscribe(technician);
    const second = await subscribe(room.administrator, { subscription: first.subscription });
    expect(second.answer.status).toBe(200);
    const live = await stack.db.admin<{ user_id: string }[]>`
      select user_id from push_subscriptions where tenant_id = ${room.tenantId} and ended_at is null`;
    expect(live).toEqual([{ user_id: room.administrator.userId }]);
  });
});

describe('a subscription', () => {
  it('is refused when it is none, when nobody is signed in, and for another laboratory', async () => {
    const bad = { endpoint: 'http://push.example/x', p256dh: 'x', auth: 'y' };
    const refused = await subscribe(room.administrator, { subscription: bad });
    expect(refused.answer).toMatchObject({ status: 400, body: { code: 'arguments_invalid' } });
    expect((await call('push-subscriptions', {})).status).toBe(401);
    const other = await createColdRoom(stack.db);
    expect((await subscribe(other.administrator)).answer).toMatchObject({ body: { code: 'tenant_unknown' } });
  });

  it('is made with the key that the server tells, and seen by its person alone, without its address', async () => {
    const key = await call('push-subscriptions', undefined, {
      authorization: `Bearer ${await tokenOf(room.administrator)}`,
    });
    expect(key.body['publicKey']).toMatch(/^[A-Za-z0-9_-]{87}$/);
    await subscribe(room.administrator);
    const supervisor = await room.enrol('supervisor');
    const seenBy = (who: Operator) => who.person.run((sql) => sql.unsafe('select id from public.push_subscriptions'));
    expect([(await seenBy(room.administrator)).length, (await seenBy(supervisor)).length]).toEqual([1, 0]);
    const address = room.administrator.person.run((sql) =>
      sql.unsafe('select sealed from public.push_subscriptions limit 1'),
    );
    await expect(address).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a phone that is declared lost', () => {
  const lose = async (who: Operator, deviceId = who.deviceId) => {
    await who.apply([]);
    await stack.db.admin`
      update devices set last_contact_at = clock_timestamp() - interval '1 hour' where id = ${deviceId}`;
    const said = await room.administrator.sayAny('retire_device.v1', { deviceId, reason: 'Left in a taxi' });
    expect(said).toMatchObject({ status: 'applied' });
  };
  const isOn = (who: Operator, subscriptionId: string) =>
    who.person.rpc('is_push_subscription', { p_tenant_id: room.tenantId, p_subscription_id: subscriptionId });

  it('is told nothing more, and who finds it takes no alert on; the person’s other devices are told as before', async () => {
    const technician = await room.enrol('technician');
    const lost = await subscribe(technician, { deviceId: technician.deviceId });
    const other = await subscribe(technician, { deviceId: randomUUID() });
    await warm();
    await lose(technician);
    expect(await tap(lost.shown()[0])).toMatchObject({ status: 403, body: { code: 'device_forbidden' } });
    expect(await alerts()).toEqual([{ acknowledged_by: null, note: '' }]);
    await room.bring([{ at: 60, temperature: -80 }]);
    await dispatch();
    expect([lost.shown().length, other.shown().length]).toEqual([1, 2]);
  });

  it('ends what its person subscribed to without saying on which device, and nobody else’s', async () => {
    const technician = await room.enrol('technician');
    const old = await subscribe(technician);
    const ours = await subscribe(room.administrator);
    await lose(technician);
    expect([await isOn(technician, old.subscriptionId), await isOn(room.administrator, ours.subscriptionId)]).toEqual([
      ...[false, true],
    ]);
  });

  it('is not subscribed anew until it was found, and says what to do', async () => {
    const technician = await room.enrol('technician');
    const { deviceId } = technician;
    await lose(technician);
    expect((await subscribe(technician, { deviceId })).answer).toMatchObject({ body: { code: 'device_lost' } });
    await room.administrator.sayAny('restore_device.v1', { deviceId });
    expect((await subscribe(technician, { deviceId })).answer).toMatchObject({ status: 200 });
    expect((await subscribe(room.administrator, { deviceId })).answer).toMatchObject({ status: 403 });
  });
});

describe('a tap on "Acknowledge"', () => {
  it('takes the alert on in the name of whose device it is, in the ledger and the audit chain', async () => {
    const technician = await room.enrol('technician');
    const theirs = await subscribe(technician);
    await warm();
    await room.administrator.say('note_alert.v1', { alertId: theirs.shown()[0]?.alertId ?? '', note: 'Door is open' });
    expect(await tap(theirs.shown()[0])).toMatchObject({ status: 200, body: { verdict: { status: 'applied' } } });
    expect(await alerts()).toEqual([{ acknowledged_by: technician.userId, note: 'Door is open' }]);
    const [said] = await stack.db.admin`
      select name, device_id from commands where tenant_id = ${room.tenantId} order by received_at desc limit 1`;
    expect(said).toEqual({ name: 'acknowledge_alert.v1', device_id: theirs.subscriptionId });
    expect(await room.administrator.person.rpc('verify_audit_chain', { p_tenant_id: room.tenantId })).toMatchObject({
      ok: true,
    });
    await dispatch();
    expect(theirs.shown().at(-1)).toMatchObject({ event: 'acknowledged' });
  });

  it('counts once however often it arrives, and a second person’s is told that somebody was first', async () => {
    const theirs = await subscribe(await room.enrol('technician'));
    const ours = await subscribe(room.administrator);
    await warm();
    const id = randomUUID();
    const answers = [await tap(theirs.shown()[0], id), await tap(theirs.shown()[0], id), await tap(ours.shown()[0])];
    expect(answers.map(({ body }) => body['verdict'])).toMatchObject([
      { status: 'applied' },
      { status: 'applied' },
      { status: 'rejected', code: 'alert_acknowledged' },
    ]);
  });

  it('proves nothing when it is forged, for another laboratory, or of a device or a person that is gone', async () => {
    const technician = await room.enrol('technician');
    const theirs = await subscribe(technician);
    const ours = await subscribe(room.administrator);
    await warm();
    const [push] = theirs.shown();
    const other = await createColdRoom(stack.db);
    const forged = `${push?.acknowledge?.proof.slice(0, -4) ?? ''}AAAA`;
    expect(await tap(push, randomUUID(), { proof: forged })).toMatchObject({ status: 403 });
    expect(await tap(push, randomUUID(), { tenantId: other.tenantId })).toMatchObject({ status: 403 });
    const off = { p_tenant_id: room.tenantId, p_subscription_id: ours.subscriptionId };
    await room.administrator.person.rpc('end_push_subscription', off);
    expect(await tap(ours.shown()[0])).toMatchObject({ status: 403, body: { code: 'device_forbidden' } });
    await room.administrator.say('remove_member.v1', { memberId: technician.memberId });
    expect(await tap(push)).toMatchObject({ status: 403, body: { code: 'tenant_unknown' } });
    expect(await alerts()).toEqual([{ acknowledged_by: null, note: '' }]);
  });
});
