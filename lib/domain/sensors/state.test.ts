import { expect, test } from 'vitest';
import { alertSchema } from '../alerts/model.ts';
import { lastingAlert, sensorState, worseState } from './state.ts';

const report = { takenAt: '2026-11-26T03:00:00Z', suspicion: null, battery: 80 };
const excursion = { kind: 'excursion', acknowledgedAt: null } as const;

test('a sensor without alerts that speaks is well', () => {
  expect(sensorState(null, report)).toBe('ok');
});

test('an alert says more about a sensor than its last reading', () => {
  expect(sensorState(excursion, { ...report, battery: 3 })).toBe('alarming');
  expect(sensorState({ ...excursion, acknowledgedAt: report.takenAt }, report)).toBe('acknowledged');
  expect(sensorState({ ...excursion, kind: 'sensor_silent' }, report)).toBe('silent');
});

test('of two sensors in one place the worse one speaks for it', () => {
  expect((['ok', 'acknowledged', 'alarming'] as const).toSorted(worseState)[0]).toBe('alarming');
});

test('a sensor nobody has heard of yet is not called well', () => {
  expect(sensorState(null, undefined)).toBe('unheard');
  expect(sensorState(null, { ...report, takenAt: null })).toBe('unheard');
});

test('a value in the wrong unit is pointed out before an empty battery', () => {
  expect(sensorState(null, { ...report, suspicion: 'unit', battery: 3 })).toBe('suspect');
  expect(sensorState(null, { ...report, battery: 3 })).toBe('battery');
});

test('a calibration that runs out says nothing of how a sensor measures', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const about = (kind: string) =>
    alertSchema.parse({
      ...{ id, kind, severity: 'warning', sensorId: id, containerId: null, siteId: null, note: '', assigneeId: null },
      ...{ quantity: null, direction: null, limit: null, peak: null, acknowledgedAt: null, acknowledgedBy: null },
      ...{ startedAt: report.takenAt, openedAt: report.takenAt, endedAt: null },
    });
  expect(lastingAlert([about('calibration_due')])).toBeNull();
  expect(lastingAlert([about('calibration_due'), about('sensor_silent')])?.kind).toBe('sensor_silent');
});
