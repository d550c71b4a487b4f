import { expect, test } from 'vitest';
import type { Alert } from './model.ts';
import { alertState, beyondLimit, isSnoozed, newAlerts, worstFirst } from './order.ts';

const alert = (id: string, over: Partial<Alert> = {}): Alert => ({
  ...{ id, kind: 'excursion', severity: 'critical', sensorId: 's', containerId: null, siteId: null, shipmentId: null },
  ...{ quantity: 'temperature', direction: 'high', limit: -70, peak: -57.5, assigneeId: null },
  ...{ startedAt: '2026-11-26T03:00:00Z', openedAt: '2026-11-26T03:10:00Z', endedAt: null },
  ...{ acknowledgedAt: null, acknowledgedBy: null, snoozedUntil: null, incidentId: id },
  ...{ conflictId: null, deviceId: null, sampleId: null, subject: null, items: null, dueAt: null },
  ...{ coversTo: null, note: '' },
  ...over,
});
const taken = { acknowledgedAt: '2026-11-26T03:20:00Z', acknowledgedBy: 'u' } as const;
const over = { endedAt: '2026-11-26T04:00:00Z' } as const;
const sorted = (...alerts: Alert[]) => alerts.toSorted(worstFirst).map(({ id }) => id);

test('a critical alert stands before a warning, whoever has taken it on', () => {
  expect(sorted(alert('warning', { severity: 'warning' }), alert('critical', taken))).toEqual(['critical', 'warning']);
});

test('what nobody has taken on stands before what somebody has', () => {
  expect(sorted(alert('taken', taken), alert('ended', over), alert('open'))).toEqual(['open', 'ended', 'taken']);
});

test('of two alike the one that has waited longest stands first', () => {
  expect(sorted(alert('young', { startedAt: '2026-11-26T05:00:00+01:00' }), alert('old'))).toEqual(['old', 'young']);
});

test('the state of an alert says what it asks for', () => {
  expect([alert('a'), alert('b', over), alert('c', taken)].map(alertState)).toEqual([
    'alarming',
    'ended',
    'acknowledged',
  ]);
});

test('at the first look no alert is new', () => {
  expect(newAlerts([alert('a')], null)).toEqual([]);
});

test('an alert that came since the last look is new unless somebody has taken it on already', () => {
  const found = newAlerts([alert('known'), alert('fresh'), alert('taken', taken)], new Set(['known']));
  expect(found.map(({ id }) => id)).toEqual(['fresh']);
});

test('a value lies outside its limit by a distance that has no sign', () => {
  expect(beyondLimit(alert('a'))).toBe(12.5);
  expect(beyondLimit(alert('b', { limit: 2, peak: -1, direction: 'low' }))).toBe(3);
  expect(beyondLimit(alert('c', { kind: 'sensor_silent', limit: null, peak: null }))).toBeNull();
});

test('an alert rests until its moment, and only while it asks for somebody', () => {
  const resting = { snoozedUntil: '2026-11-26T05:00:00Z' } as const;
  const at = (time: string) => Date.parse(`2026-11-26T${time}Z`);
  expect(isSnoozed(alert('a', resting), at('04:59:59'))).toBe(true);
  expect(isSnoozed(alert('a', resting), at('05:00:00'))).toBe(false);
  expect(isSnoozed(alert('a', { ...resting, ...taken }), at('04:00:00'))).toBe(false);
  expect(isSnoozed(alert('a'), at('04:00:00'))).toBe(false);
});
