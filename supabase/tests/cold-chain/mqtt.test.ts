import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect as connectTo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayProcess, runGateway } from '../../../lib/gateway-mqtt/testing/run-gateway.ts';
import { listen } from '../../local/ports.ts';
import { account, findMosquitto, startMosquitto, type TestBroker } from '../../local/testing/mosquitto.ts';
import { startTestStack, type TestStack } from '../../local/testing.ts';
import { type ColdRoom, createColdRoom } from './cold-room.ts';
import { type MadeGateway, makeGateway, renewSecret } from './gateway.ts';

/*
 * The gateway as it runs in a laboratory's cellar: a process of its own between a real Mosquitto and the real function over a real database.
 */

const mosquitto = findMosquitto();
if (mosquitto === undefined) {
  const missing = 'Mosquitto is not installed (Debian: apt-get install mosquitto): the MQTT gateway is NOT tested here';
  if (process.env['CI'] === 'true') throw new Error(missing);
  process.stderr.write(`${missing}\n`);
}

/** Every wait here is for something that happens; the limit is against hanging alone. */
const PATIENCE = { timeout: 50_000, interval: 50 };

describe.skipIf(mosquitto === undefined)('the MQTT gateway', () => {
  let stack: TestStack;
  let way: Way;
  let broker: TestBroker;
  let room: ColdRoom;
  let folder: string;
  let gateway: GatewayProcess;
  let made: MadeGateway;
  let server: Record<string, unknown>;
  let config: Record<string, unknown>;

  beforeAll(async () => {
    stack = await startTestStack();
    way = await openWay(stack.url);
  });
  afterAll(async () => {
    await way.shut();
    await stack.close();
  });
  beforeEach(async () => {
    broker = await startMosquitto(mosquitto ?? '');
    room = await createColdRoom(stack.db);
    folder = mkdtempSync(join(tmpdir(), 'tracseq-gateway-'));
    made = await makeGateway(stack, room);
    server = { url: `${way.url}/functions/v1/ingest-readings`, ...made };
    config = {
      server,
      broker: { url: broker.url, ...account },
      spool: 'spool',
      sensors: { freezer: room.sensorId },
      mappings: [
        { topic: 'zigbee2mqtt/+', preset: 'zigbee2mqtt' },
        { topic: '+/sensor/temperature/state', preset: 'esphome' },
      ],
    };
    gateway = start();
    await gateway.said('"listening"');
  });
  afterEach(async () => {
    await gateway.kill();
    await broker.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  function start(more: Record<string, unknown> = {}): GatewayProcess {
    writeFileSync(join(folder, 'gateway.json'), JSON.stringify({ ...config, ...more }));
    return runGateway(join(folder, 'gateway.json'));
  }
  const temperatures = async (): Promise<number[]> => {
    const rows = await stack.db.admin<{ temperature: number }[]>`
      select temperature from readings where tenant_id = ${room.tenantId} order by taken_at`;
    return rows.map(({ temperature }) => temperature);
  };
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const publishBare = async (values: readonly number[]) => {
    for (const value of values) await broker.publish('freezer/sensor/temperature/state', String(value));
  };

  it('brings what is published into the database, with all that a device says', async () => {
    const takenAt = new Date(Date.now() - 60_000).toISOString();
    const payload = { temperature: -79.5, humidity: 40, battery: 87, last_seen: takenAt };
    await broker.publish('zigbee2mqtt/freezer', JSON.stringify(payload));
    await expect.poll(temperatures, PATIENCE).toEqual([-79.5]);
    const [row] = await stack.db.admin`
      select humidity, battery, source, taken_at from readings where tenant_id = ${room.tenantId}`;
    expect(row).toEqual({ humidity: 40, battery: 87, source: 'gateway', taken_at: new Date(takenAt) });
    expect(await gateway.stop()).toBe(0);
  });

  it('speaks TLS to a broker whose certificate its authority signed, and to no other', async () => {
    await gateway.stop();
    gateway = start({ broker: { url: broker.tlsUrl, ...account, ca: broker.caFile } });
    await gateway.said('"listening"');
    await publishBare([4]);
    await expect.poll(temperatures, PATIENCE).toEqual([4]);
    await gateway.stop();
    gateway = start({ broker: { url: broker.tlsUrl, ...account } });
    await gateway.said('the broker does not let this gateway in');
  });

  it('says that a password is wrong', async () => {
    await gateway.stop();
    writeFileSync(join(folder, 'password'), 'wrong\n');
    gateway = start({ broker: { url: broker.url, username: 'gateway', password: { file: 'password' } } });
    await gateway.said('Not authorized');
  });

  it('answers a payload that is none with a line, and takes the next', async () => {
    for (const payload of ['{"temperature": ', '{"temperature": "hot"}', '{"temperature": -500}', '\u0000', '[]']) {
      await broker.publish('zigbee2mqtt/freezer', payload);
    }
    await broker.publish('zigbee2mqtt/stranger', '{"temperature": 4}');
    await broker.publish('zigbee2mqtt/freezer', '{"temperature": -80}');
    await expect.poll(temperatures, PATIENCE).toEqual([-80]);
    const refused = gateway
      .output()
      .split('\n')
      .filter((line) => line.includes(' refused '));
    expect(refused.map((line) => /refused "([^"]*)/.exec(line)?.[1])).toEqual([
      'the payload is no JSON',
      'temperature is no number',
      'reading_implausible',
      'the payload is no JSON',
      'no sensor has this code; add it to \\',
    ]);
  });

  it('says which reading the server did not take, and goes on', async () => {
    await broker.publish('zigbee2mqtt/freezer', JSON.stringify({ temperature: 1, last_seen: '2001-01-01T00:00:00Z' }));
    await gateway.said('reason="reading_too_old"');
    await publishBare([2]);
    await expect.poll(temperatures, PATIENCE).toEqual([2]);
  });

  it('takes no reading from what a broker kept for newcomers, unless it says when it was', async () => {
    await gateway.stop();
    await broker.publish('zigbee2mqtt/freezer', '{"temperature": 99}', { retain: true });
    const timed = JSON.stringify({ temperature: 98, last_seen: new Date(Date.now() - 5000).toISOString() });
    gateway = start();
    await gateway.said('"listening"');
    // The message itself waited in the session and is new; its copy for the subscription is the old one.
    await broker.publish('zigbee2mqtt/freezer', timed);
    await expect.poll(async () => (await temperatures()).toSorted(), PATIENCE).toEqual([98, 99]);
  });

  it('finds again what was published while it was away, and after the broker restarted', async () => {
    await gateway.stop();
    await publishBare(numbers(1, 20));
    await broker.stop();
    await broker.start();
    gateway = start();
    await expect.poll(temperatures, PATIENCE).toEqual(numbers(1, 20));
    await broker.stop();
    await gateway.said('the broker is away');
    await broker.start();
    await publishBare([21]);
    await expect.poll(temperatures, PATIENCE).toEqual(numbers(1, 21));
  });

  it('keeps everything while the server is away, over its own end too, and brings it once', async () => {
    await way.shut();
    await publishBare(numbers(1, 30));
    await gateway.said('the server cannot be reached');
    await gateway.kill();
    gateway = start();
    await gateway.said('"listening"');
    await publishBare(numbers(31, 40));
    await way.open();
    await expect.poll(temperatures, PATIENCE).toEqual(numbers(1, 40));
  });

  it('is killed again and again in the middle, and nothing is lost and nothing doubled', async () => {
    const all = numbers(1, 240);
    for (let kills = 0; kills < 8; kills += 1) {
      // At once, while the gateway still writes what the broker hands it.
      await Promise.all(all.slice(kills * 30, kills * 30 + 30).map((value) => publishBare([value])));
      await gateway.kill();
      gateway = start();
      await gateway.said('"listening"');
    }
    await expect.poll(async () => (await temperatures()).length, PATIENCE).toBeGreaterThanOrEqual(all.length);
    await gateway.stop();
    expect((await temperatures()).toSorted((a, b) => a - b)).toEqual(all);
  });

  it('waits with everything while it is out of use, and says whom to ask', async () => {
    const { gatewayId } = made;
    const setArchived = (archived: boolean) =>
      room.administrator.person.rpc('set_gateway_archived', {
        ...{ p_tenant_id: room.tenantId, p_gateway_id: gatewayId, p_archived: archived },
      });
    await setArchived(true);
    await publishBare([1, 2]);
    await gateway.said('this gateway was taken out of use');
    await setArchived(false);
    await expect.poll(temperatures, PATIENCE).toEqual([1, 2]);
  });

  it('waits with everything while its secret is an old one, until it is told the new one', async () => {
    const renewed = await renewSecret(stack, room, made.gatewayId);
    await publishBare([1, 2]);
    await gateway.said('the server does not accept this gateway (401)');
    await gateway.stop();
    gateway = start({ server: { ...server, secret: renewed } });
    await expect.poll(temperatures, PATIENCE).toEqual([1, 2]);
  });

  it('is refused a spool that another gateway works in', async () => {
    const second = start();
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain('belongs to process');
  });
});

/** The way to the server, which can be shut and opened again under the same address. */
interface Way {
  readonly url: string;
  open(): Promise<unknown>;
  shut(): Promise<void>;
}

async function openWay(to: string): Promise<Way> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const beyond = connectTo(Number(port), hostname);
    for (const one of [socket, beyond]) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => sockets.delete(one));
    }
    socket.pipe(beyond).pipe(socket);
  });
  const own = await listen(server, { port: 0, host: '127.0.0.1' });
  return {
    url: `http://127.0.0.1:${own}`,
    open: () => listen(server, { port: own, host: '127.0.0.1' }),
    shut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
