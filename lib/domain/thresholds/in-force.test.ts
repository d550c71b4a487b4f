import { expect, test } from 'vitest';
import { temperatureClasses } from '../container-types/model.ts';
import { defaultLimits } from './defaults.ts';
import { thresholdInForce } from './in-force.ts';
import type { Threshold } from './model.ts';

const threshold = (id: string, over: Partial<Threshold>): Threshold => ({
  ...{ id, sensorId: null, temperatureClass: null, quantity: 'temperature' },
  ...defaultLimits.minus_80,
  ...over,
});
const ofClass = threshold('class', { temperatureClass: 'minus_80' });
const ofSensor = threshold('sensor', { sensorId: 's' });
const subject = { sensorId: 's', temperatureClass: 'minus_80' } as const;

test("a sensor's own limits go before those of its class", () => {
  expect(thresholdInForce([ofClass, ofSensor], subject)?.id).toBe('sensor');
});

test('without limits of its own a sensor is judged by the class of its place', () => {
  expect(thresholdInForce([ofClass], subject)?.id).toBe('class');
});

test('limits of another quantity, sensor or class judge nothing here', () => {
  const others = [
    threshold('humidity', { sensorId: 's', quantity: 'humidity' }),
    threshold('other', { sensorId: 'other' }),
    threshold('fridge', { temperatureClass: 'refrigerated' }),
  ];
  expect(thresholdInForce(others, subject)).toBeNull();
});

test('every class is offered limits that leave room between them', () => {
  for (const one of temperatureClasses) {
    const { low, high, hysteresis } = defaultLimits[one];
    expect(high).not.toBeNull();
    if (low !== null && high !== null) expect(low + hysteresis).toBeLessThan(high - hysteresis);
  }
});
