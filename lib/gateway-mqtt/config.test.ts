import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { mqttConfiguration, secretVariable } from '../domain/gateways/mqtt-configuration.ts';
import { ConfigError, readConfig } from './config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracseq-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const good = {
  server: { url: 'https://lab.example/f', gatewayId: '01977e00-0000-7000-8000-000000000001', secret: SECRET },
  broker: { url: 'mqtt://localhost:1883' },
  ...{ spool: 'spool', sensors: {}, mappings: [{ topic: 'a/+', preset: 'esphome' }] },
};
const shapeSchema = z.looseObject({
  server: z.record(z.string(), z.unknown()),
  broker: z.record(z.string(), z.unknown()),
});
const read = (config: unknown, env = {}) => {
  const file = join(folder, 'gateway.json');
  writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config));
  return readConfig(file, env);
};

test('the example is one that can be read', () => {
  const env = { TRACSEQ_GATEWAY_SECRET: SECRET, TRACSEQ_BROKER_PASSWORD: 'x' };
  const { server, broker } = readConfig(join(import.meta.dirname, 'example.json'), env);
  expect([server.secret, broker.password]).toEqual([SECRET, 'x']);
});

test('the configuration that the app makes ready can be read, and has the shape of the example', () => {
  const ready = mqttConfiguration({
    ...{ gatewayId: good.server.gatewayId, url: 'https://lab.example/functions/v1/ingest-readings' },
    sensors: [{ id: good.server.gatewayId, name: 'Probe', source: 'gateway', hardwareId: 'GW1-01', archived: false }],
  });
  const { server, broker, sensors } = read(ready, { [secretVariable]: SECRET, TRACSEQ_BROKER_PASSWORD: 'x' });
  expect(server).toEqual({
    ...{ url: 'https://lab.example/functions/v1/ingest-readings', gatewayId: good.server.gatewayId, secret: SECRET },
  });
  expect(broker.clientId).toContain(good.server.gatewayId);
  expect(sensors).toEqual({ 'GW1-01': good.server.gatewayId });
  const shape = (text: string) => {
    const { server: to, broker: from, ...rest } = shapeSchema.parse(JSON.parse(text));
    return { to: Object.keys(to), from: Object.keys(from), secret: to['secret'], rest: Object.keys(rest) };
  };
  expect(shape(ready)).toEqual(shape(readFileSync(join(import.meta.dirname, 'example.json'), 'utf8')));
});

test('paths are meant from the folder of the configuration, and secrets come from files too', () => {
  writeFileSync(join(folder, 'secret'), `${SECRET}\n`);
  const config = read({ ...good, server: { ...good.server, secret: { file: 'secret' } } });
  expect([config.spool, config.server.secret]).toEqual([join(folder, 'spool'), SECRET]);
});

test.each<[string, unknown, RegExp]>([
  ['is no JSON', '{', /is no JSON/],
  ['names a setting that is none', { ...good, sensor: {} }, /sensor/],
  ['would send over an open network', { ...good, server: { ...good.server, url: 'http://lab.example' } }, /https/],
  ['holds a secret of something else', { ...good, server: { ...good.server, secret: 'hunter2' } }, /whsec_/],
  ['names a variable that is not set', { ...good, server: { ...good.server, secret: { env: 'NOT_SET' } } }, /NOT_SET/],
  ['names a file that is not there', { ...good, broker: { ...good.broker, ca: 'ca.pem' } }, /ca\.pem cannot be read/],
  ['speaks to something that is no broker', { ...good, broker: { url: 'https://lab.example' } }, /broker/],
  ['has a filter that is none', { ...good, mappings: [{ topic: 'a/#/b', preset: 'esphome' }] }, /no topic filter/],
])('a configuration that %s is refused with what to correct', (_, config, reason) => {
  expect(() => read(config)).toThrow(ConfigError);
  expect(() => read(config)).toThrow(reason);
});
