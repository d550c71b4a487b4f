import { expect, test } from 'vitest';
import { calibrationDueOn, isCalibrationOverdue } from './calibration.ts';
import type { Calibration } from './model.ts';

const due = (quantity: Calibration['quantity'], dueOn: string | null): Calibration => ({
  ...{ quantity, dueOn, validFrom: '2026-01-01T00:00:00.000Z', offset: 0, certificate: 'C-1' },
});

test('a sensor is overdue from the day after the nearest of its days', () => {
  const sensor = { calibrations: [due('humidity', '2027-01-31'), due('temperature', '2026-11-26')] };
  expect(calibrationDueOn(sensor)).toBe('2026-11-26');
  expect(isCalibrationOverdue(sensor, '2026-11-26')).toBe(false);
  expect(isCalibrationOverdue(sensor, '2026-11-27')).toBe(true);
});

test('a sensor of which no day is named is never overdue', () => {
  expect(isCalibrationOverdue({ calibrations: [due('temperature', null)] }, '2099-01-01')).toBe(false);
  expect(isCalibrationOverdue({ calibrations: [] }, '2099-01-01')).toBe(false);
});
