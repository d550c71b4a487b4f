import { expect, test } from 'vitest';
import { z } from 'zod';
import { ingestAddress } from './model.ts';
import { mqttConfiguration } from './mqtt-configuration.ts';

const sensor = (at: number, more = {}) => ({
  ...{ id: `01977e00-0000-7000-8000-00000000000${at}`, name: `Probe ${at}`, source: 'gateway' as const },
  ...{ hardwareId: null, archived: false, ...more },
});
const gatewayId = '01977e00-0000-7000-8000-0000000000aa';
const sensorsOf = (sensors: ReturnType<typeof sensor>[]) =>
  z
    .object({ sensors: z.record(z.string(), z.string()) })
    .parse(JSON.parse(mqttConfiguration({ gatewayId, url: 'https://lab.example', sensors }))).sensors;

test('the sensors in it are those in use that a gateway brings, by the id of their probe, or else by their name', () => {
  const [first, second] = [sensor(1, { hardwareId: 'GW1-01' }), sensor(2)];
  const others = [sensor(3, { source: 'manual' }), sensor(4, { archived: true })];
  expect(sensorsOf([first, second, ...others])).toEqual({ 'GW1-01': first.id, 'Probe 2': second.id });
});

test('of two sensors that are called the same none is lost', () => {
  const twins = [sensor(1, { name: 'Probe' }), sensor(2, { name: 'Probe' })];
  expect(Object.values(sensorsOf(twins))).toEqual(twins.map(({ id }) => id));
});

test.each(['https://lab.example', 'https://lab.example/'])('readings for %s go to its function', (server) => {
  expect(ingestAddress(server)).toBe('https://lab.example/functions/v1/ingest-readings');
});
