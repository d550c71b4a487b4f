import { expect, test } from 'vitest';
import { createMapper } from './map-message.ts';
import { mappingSchema, type Mapping } from './mapping.ts';
import type { z } from 'zod';

const FREEZER = '01977e00-0000-7000-8000-000000000001';
const FRIDGE = '01977e00-0000-7000-8000-000000000002';
const sensors = { freezer: FREEZER, fridge: FRIDGE, 'cellar/DS18B20-1': FREEZER, 'cellar/AM2301': FRIDGE };

const mapping = (given: z.input<typeof mappingSchema>): Mapping => mappingSchema.parse(given);
const mapped = (given: z.input<typeof mappingSchema>, topic: string, payload: unknown) =>
  createMapper([mapping(given)], sensors)(
    topic,
    new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload)),
  );
const reasons = (...of: Parameters<typeof mapped>) => mapped(...of).objections.map(({ reason }) => reason);

test('Zigbee2MQTT’s flat object is one reading, at the moment the device was last seen', () => {
  const payload = { temperature: -79.5, humidity: 41.2, pressure: 1009, battery: 87, linkquality: 120 };
  const preset = { topic: 'zigbee2mqtt/+', preset: 'zigbee2mqtt' } as const;
  const [reading] = mapped(preset, 'zigbee2mqtt/freezer', {
    ...payload,
    last_seen: '2026-11-26T08:30:00+01:00',
  }).readings;
  expect(reading).toEqual({
    ...{ sensorId: FREEZER, code: 'freezer', takenAt: Date.UTC(2026, 10, 26, 7, 30) },
    measurement: { temperature: -79.5, humidity: 41.2, pressure: 1009, battery: 87 },
  });
  const inSeconds = mapped(preset, 'zigbee2mqtt/freezer', { ...payload, last_seen: 1_764_142_200_000 });
  expect(inSeconds.readings[0]?.takenAt).toBe(1_764_142_200_000);
});

test('Tasmota’s telemetry is one reading per probe, in the units that it says', () => {
  const payload = {
    ...{ Time: '2026-11-26T08:30:00', 'DS18B20-1': { Id: '01131B123456', Temperature: -110.2 } },
    ...{ AM2301: { Temperature: 39.2, Humidity: 41, DewPoint: 20 }, TempUnit: 'F' },
  };
  const { readings, objections } = mapped({ topic: 'tele/+/SENSOR', preset: 'tasmota' }, 'tele/cellar/SENSOR', payload);
  expect(objections).toEqual([]);
  expect(readings.map(({ code, measurement, takenAt }) => [code, measurement.temperature, takenAt])).toEqual([
    ['cellar/DS18B20-1', -79, null],
    ['cellar/AM2301', 4, null],
  ]);
});

test('a time without an offset counts in the zone that the mapping says, and in no other', () => {
  const of = (zone?: string) =>
    mapped(
      { topic: 'tele/+/SENSOR', preset: 'tasmota', time: { at: '/Time', ...(zone !== undefined && { zone }) } },
      'tele/cellar/SENSOR',
      { Time: '2026-11-26T08:30:00', AM2301: { Temperature: 4 } },
    );
  expect(of('Europe/Berlin').readings[0]?.takenAt).toBe(Date.UTC(2026, 10, 26, 7, 30));
  expect(of().objections[0]?.reason).toBe('the time has no offset; say the "zone" of the device');
});

test('ESPHome’s bare number is a temperature of the device that the topic names', () => {
  const bare = { topic: '+/sensor/temperature/state', preset: 'esphome' } as const;
  expect(mapped(bare, 'fridge/sensor/temperature/state', '4.25').readings[0]).toMatchObject({
    ...{ sensorId: FRIDGE, measurement: { temperature: 4.25 }, takenAt: null },
  });
});

test('rules of one’s own name nested values, their unit and the code in the payload', () => {
  const own = {
    topic: 'lab/#',
    code: '{payload.dev/name}',
    values: { temperature: { at: 'dev/t', unit: 'K' }, humidity: { at: 'dev/h', unit: 'fraction' } },
    time: { at: 'at' },
  } as const;
  const { readings } = mapped(own, 'lab/x/y', { dev: { name: 'freezer', t: 194.15, h: 0.4 }, at: 1_764_142_200 });
  expect(readings[0]).toMatchObject({
    ...{ sensorId: FREEZER, takenAt: 1_764_142_200_000, measurement: { temperature: -79, humidity: 40 } },
  });
});

test.each([
  ['nan', 'temperature is no number'],
  ['unavailable', 'temperature is no number'],
  ['', 'temperature is no number'],
  ['1e999', 'reading_implausible'],
  ['-300', 'reading_implausible'],
  ['{"temperature": 4', 'temperature is no number'],
])('the payload %j is answered with a reason', (payload, reason) => {
  expect(reasons({ topic: '#', code: 'freezer', values: { temperature: '.' } }, 'x', payload)).toEqual([reason]);
});

test('what is broken JSON, of an unknown sensor or in an unknown unit is said, and its neighbour is read', () => {
  const each = {
    topic: '#',
    code: '{key}',
    each: '*',
    values: { temperature: { at: 't', unit: { at: 'u' } } },
  } as const;
  const { readings, objections } = mapped(each, 'x', {
    ...{ stranger: { t: 1, u: 'C' }, freezer: { t: 1, u: 'bananas' }, fridge: { t: 4, u: 'C' } },
  });
  expect(readings.map(({ code }) => code)).toEqual(['fridge']);
  expect(objections.map(({ reason }) => reason)).toEqual([
    'no sensor has this code; add it to "sensors"',
    'temperature is in a unit that is not known',
  ]);
  expect(reasons({ topic: 'zigbee2mqtt/+', preset: 'zigbee2mqtt' }, 'zigbee2mqtt/freezer', '{"temp')).toEqual([
    'the payload is no JSON',
  ]);
});

test('a message that measures nothing is no mistake', () => {
  expect(mapped({ topic: 'zigbee2mqtt/+', preset: 'zigbee2mqtt' }, 'zigbee2mqtt/plug', { state: 'ON' })).toEqual({
    ...{ readings: [], objections: [] },
  });
});

test('keys that every object has are no values and no codes', () => {
  const trap = { topic: '#', code: '{topic.0}', values: { temperature: 'constructor/length' } } as const;
  expect(mapped(trap, 'freezer', {}).readings).toEqual([]);
  const code = { topic: '#', code: '{topic.0}', values: { temperature: '.' } } as const;
  expect(reasons(code, 'constructor', '4')).toEqual(['no sensor has this code; add it to "sensors"']);
});

test('a mapping that could never work is refused when it is read', () => {
  const wrong = [
    { topic: 'a/#/b', preset: 'esphome' },
    { topic: 'a' },
    { topic: 'a', code: 'x', values: {} },
    { topic: 'a', code: 'x', values: { temperature: { at: '.', unit: 'bananas' } } },
    { topic: 'a', preset: 'esphome', time: { at: '.', zone: 'Europe/Atlantis' } },
    { topic: 'a', preset: 'esphome', unknown: 1 },
  ];
  expect(wrong.filter((given) => mappingSchema.safeParse(given).success)).toEqual([]);
});
