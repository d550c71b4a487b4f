import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROFILES } from '../../../lib/domain/anomalies/testing/profiles.ts';
import { makeSeries } from '../../../lib/domain/anomalies/testing/series.ts';
import { MAIL_HOST } from '../../local/gateway/smtp.ts';
import { listen } from '../../local/ports.ts';
import { startTestStack, type TestStack } from '../../local/testing.ts';
import { BEGIN, type ColdRoom, createColdRoom } from './cold-room.ts';
import { asAdministrator, makeGateway, signed } from './gateway.ts';

/*
 * The whole way of an alert through the edge functions in Deno: a gateway signs a batch, the database raises the alert and what has to go out, the
 * dispatcher sends it by a real mail server and to a real receiver.
 */

let stack: TestStack;
let room: ColdRoom;
let receiver: Server;
let hook: string;
const received: { headers: Record<string, unknown>; body: string }[] = [];
let answerWith = 204;

beforeAll(async () => {
  stack = await startTestStack();
  room = await createColdRoom(stack.db);
  await room.limit({ high: -70 });
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answerWith).end();
    });
  });
  hook = `http://localhost:${await listen(receiver, { port: 0, host: '127.0.0.1' })}/hook`;
});
afterAll(async () => {
  receiver.close();
  await stack.close();
});

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(`${stack.url}/functions/v1/${path}`, { method: 'POST', body: text, headers });
  const read = await answer.text();
  return { status: answer.status, body: read === '' ? null : (JSON.parse(read) as Record<string, unknown>) };
}

const dispatch = () => post('dispatch-deliveries', '', { authorization: `Bearer ${stack.secretKey}` });
const batchOf = (temperature: number, at: number) =>
  JSON.stringify({
    readings: [{ sensorId: room.sensorId, takenAt: new Date(BEGIN + at * 1000).toISOString(), temperature }],
  });

async function newGateway() {
  const { gatewayId, secret } = await makeGateway(stack, room);
  return { gatewayId, secret, path: `ingest-readings?gateway=${gatewayId}` };
}

describe('a gateway', () => {
  it('is made by an administrator, who sees its secret once; the database holds it sealed', async () => {
    const { gatewayId, secret } = await newGateway();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const [row] = await stack.db.admin<{ secret_sealed: string }[]>`
      select secret_sealed from gateways where id = ${gatewayId}`;
    expect(row?.secret_sealed).toMatch(/^tsk1\./);
    expect(row?.secret_sealed).not.toContain(secret.slice(6, 20));
    expect((await post('gateways', { tenantId: room.tenantId, gatewayId, name: 'X' })).status).toBe(401);
  });

  it('brings readings with its signature; forged, old, foreign and repeated ones change nothing', async () => {
    const { secret, path } = await newGateway();
    const other = await newGateway();
    const body = batchOf(-80, 0);
    const once = signed(body, secret);
    expect(await post(path, body, once)).toMatchObject({ status: 200, body: { status: 'taken', accepted: 1 } });
    expect(await post(path, body, once)).toMatchObject({ status: 200, body: { status: 'duplicate', accepted: 0 } });
    const refusals = [
      post(path, `${body} `, once),
      post(path, body, signed(body, other.secret)),
      post(path, body, signed(body, secret, { now: Date.now() - 600_000 })),
      post(path, body),
      post(`ingest-readings?gateway=${randomUUID()}`, body, signed(body, secret)),
      post('ingest-readings?gateway=x', body, signed(body, secret)),
    ];
    for (const { status, body: answer } of await Promise.all(refusals)) {
      expect([status, answer]).toEqual([401, { code: 'tenant_unknown', details: {} }]);
    }
  });

  it('is not silenced by another laboratory that gives a gateway of its own the same id', async () => {
    const { gatewayId, secret, path } = await newGateway();
    const other = await createColdRoom(stack.db);
    await other.administrator.person.rpc('register_gateway', {
      ...{ p_tenant_id: other.tenantId, p_gateway_id: gatewayId, p_name: 'Mine', p_secret_sealed: 'tsk1.nonsense' },
    });
    const body = batchOf(-80, -60);
    expect(await post(path, body, signed(body, secret))).toMatchObject({ status: 200, body: { accepted: 1 } });
  });

  it('is answered clearly when what it signed is no batch, or too large', async () => {
    const { secret, path } = await newGateway();
    for (const body of ['nonsense', '{}', '{"readings": 7}']) {
      expect(await post(path, body, signed(body, secret))).toMatchObject({
        ...{ status: 400, body: { code: 'arguments_invalid' } },
      });
    }
    const huge = JSON.stringify({ readings: ['x'.repeat(1_100_000)] });
    expect((await post(path, huge, signed(huge, secret))).status).toBe(413);
  });
});

describe('an alert', () => {
  const channel = async (more: Record<string, unknown>) => {
    const wanted = { tenantId: room.tenantId, channelId: randomUUID(), minimumSeverity: 'warning', archived: false };
    return post('channels', { ...wanted, name: 'On call', ...more }, await asAdministrator(stack, room));
  };

  it('goes out by mail and to a signed webhook, with where it is and what is wrong, in the channel’s language', async () => {
    const webhookSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const mail = { host: MAIL_HOST, port: 587, security: 'none', from: 'alerts@lab.example', to: 'night@lab.example' };
    expect(await channel({ connector: 'email', config: { ...mail, language: 'de' } })).toMatchObject({ status: 200 });
    expect(await channel({ connector: 'webhook', config: { url: hook, secret: webhookSecret } })).toMatchObject({
      status: 200,
    });
    const { secret, path } = await newGateway();
    const body = batchOf(-50, 60);
    await post(path, body, signed(body, secret));
    expect(await dispatch()).toMatchObject({ status: 200, body: { tried: 2 } });

    const [caught] = stack.mail.list('night@lab.example');
    expect(caught?.subject).toContain('Probe: Temperatur über -70');
    expect(caught?.text).toContain('/de/alerts?id=');
    expect(received).toHaveLength(1);
    expect(JSON.parse(received[0]?.body ?? '{}')).toMatchObject({
      ...{ type: 'alert.opened', data: { severity: 'critical' } },
    });
    const [row] = await stack.db.admin`
      select count(*)::int as rows from deliveries where tenant_id = ${room.tenantId} and state = 'delivered'`;
    expect(row).toEqual({ rows: 2 });
    expect(await dispatch()).toMatchObject({ body: { tried: 0 } });
  });

  it('is tried again while the other side is down, and given to a person when it never gets through', async () => {
    answerWith = 503;
    const { secret, path } = await newGateway();
    const body = batchOf(-80, 120);
    await post(path, body, signed(body, secret));
    await dispatch();
    const waiting = () => stack.db.admin<{ state: string; attempts: number; problem: string | null }[]>`
      select d.state, d.attempts, d.problem from deliveries d join channels c on c.id = d.channel_id
      where d.tenant_id = ${room.tenantId} and d.event = 'resolved' and c.connector = 'webhook'`;
    const [before] = await waiting();
    expect(before).toMatchObject({ state: 'waiting', problem: 'server_error HTTP 503' });
    // The wait is anything from nothing on: a short one is over before the dispatcher ends, which then has tried twice.
    const tried = before?.attempts ?? 0;
    expect(tried).toBeGreaterThan(0);
    answerWith = 410;
    await stack.db
      .admin`update deliveries set next_at = now() where tenant_id = ${room.tenantId} and state = 'waiting'`;
    await dispatch();
    expect(await waiting()).toMatchObject([{ state: 'dead', attempts: tried + 1 }]);
  });

  it('is preceded by a trial, which a channel answers as it would answer an alert', async () => {
    answerWith = 204;
    received.length = 0;
    const config = { url: hook, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', language: 'es' };
    const made = await channel({ connector: 'webhook', config, name: 'Guardia' });
    const args = { p_tenant_id: room.tenantId, p_channel_id: made.body?.['channelId'] };
    await room.administrator.person.rpc('test_channel', args);
    await dispatch();
    expect(JSON.parse(received[0]?.body ?? '{}')).toMatchObject({
      ...{ type: 'alert.opened', data: { severity: 'info', title: 'Test laboratory: mensaje de prueba' } },
    });
  });

  it('has no channel that the connector itself would refuse, and none of somebody else', async () => {
    expect(await channel({ connector: 'webhook', config: { url: 'ftp://x' } })).toMatchObject({ status: 400 });
    expect(await channel({ connector: 'telegram', config: {} })).toMatchObject({ status: 400 });
    // Devices subscribe by themselves.
    expect(await channel({ connector: 'web-push', config: {} })).toMatchObject({ status: 400 });
    const other = await createColdRoom(stack.db);
    const foreign = { tenantId: other.tenantId, connector: 'webhook', config: { url: 'https://example.com' } };
    expect(await channel(foreign)).toMatchObject({ status: 403, body: { code: 'tenant_unknown' } });
  });
});

it('the dispatcher answers nobody without the service’s key', async () => {
  expect((await post('dispatch-deliveries', '')).status).toBe(403);
  expect((await post('dispatch-deliveries', '', await asAdministrator(stack, room))).status).toBe(403);
});

describe('the detector of slow failures', () => {
  const detect = (key = stack.secretKey) => post('detect-anomalies', '', { authorization: `Bearer ${key}` });

  it('tells of a stuck probe when the schedule wakes it', async () => {
    const other = await createColdRoom(stack.db);
    const options = { profile: PROFILES[1]!, seed: 11, everyMinutes: 15, days: 16 };
    const { readings } = makeSeries({ ...options, failures: [{ kind: 'stuck', onDay: 14.3 }] });
    const all = readings.map(({ takenAt, temperature }) => ({ at: (Number(takenAt) - BEGIN) / 1000, temperature }));
    for (let i = 0; i < all.length; i += 500) await other.bring(all.slice(i, i + 500));
    expect((await detect()).body?.['watched']).toBeGreaterThanOrEqual(1);
    const rows = await stack.db.admin`select kind from alerts where tenant_id = ${other.tenantId}`;
    expect(rows).toMatchObject([{ kind: 'stuck' }]);
  });

  it('answers nobody without the service’s key', async () => {
    expect((await detect('sb_secret_wrong')).status).toBe(403);
  });
});
