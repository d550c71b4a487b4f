import { expect, test } from 'vitest';
import { alertSchema } from '../alerts/model.ts';
import { lastingAlert, sensorState, worseState } from './state.ts';

const report = { takenAt: '2026-11-26T03:00:00Z', suspicion: null, battery: 80, temperature: -80 };
const limits = { low: null, high: -70 };
const excursion = { kind: 'excursion', acknowledgedAt: null } as const;

test('a sensor without alerts that speaks is well', () => {
  expect(sensorState(null, report, limits)).toBe('ok');
});

test('an alert says more about a sensor than its last reading', () => {
  expect(sensorState(excursion, { ...report, battery: 3 }, limits)).toBe('alarming');
  expect(sensorState({ ...excursion, acknowledgedAt: report.takenAt }, report, limits)).toBe('acknowledged');
  expect(sensorState({ ...excursion, kind: 'sensor_silent' }, report, limits)).toBe('silent');
});

test('of two sensors in one place the worse one speaks for it', () => {
  expect((['ok', 'acknowledged', 'alarming'] as const).toSorted(worseState)[0]).toBe('alarming');
});

test('a sensor nobody has heard of yet is not called well', () => {
  expect(sensorState(null, null, limits)).toBe('unheard');
  expect(sensorState(null, { ...report, takenAt: null }, limits)).toBe('unheard');
});

test('without an answer of the server nobody says that a sensor has never spoken', () => {
  expect(sensorState(null, undefined, limits)).toBe('unknown');
  expect(sensorState(excursion, undefined, limits)).toBe('alarming');
});

test('outside its limits without an alert it is pending', () => {
  expect(sensorState(null, { ...report, temperature: -60 }, limits)).toBe('pending');
  expect(sensorState(null, { ...report, temperature: 2 }, { low: 4, high: 8 })).toBe('pending');
  expect(sensorState(excursion, { ...report, temperature: -60 }, limits)).toBe('alarming');
});

test('a value in doubt is not judged, and without limits nothing is outside', () => {
  expect(sensorState(null, { ...report, temperature: -60, suspicion: 'unit' }, limits)).toBe('suspect');
  expect(sensorState(null, { ...report, temperature: 20 }, null)).toBe('ok');
});

test('a value in the wrong unit is pointed out before an empty battery', () => {
  expect(sensorState(null, { ...report, suspicion: 'unit', battery: 3 }, limits)).toBe('suspect');
  expect(sensorState(null, { ...report, battery: 3 }, limits)).toBe('battery');
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
