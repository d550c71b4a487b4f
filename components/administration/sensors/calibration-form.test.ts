import { expect, test } from 'vitest';
import { beginningOf, calibrationForm, dayOf } from './calibration-form.ts';

const typed = {
  ...{ quantity: 'temperature', offset: '−0,3', validFrom: '2026-11-26', certificate: ' DKD 4711 ', dueOn: '' },
} as const;

test('what is typed means an offset, a certificate and no day when none is named', () => {
  expect(calibrationForm.parse(typed)).toMatchObject({ offset: -0.3, certificate: 'DKD 4711', dueOn: null });
});

test('an offset that no calibration finds, and a missing certificate, are refused at their field', () => {
  const objections = (over: object) =>
    calibrationForm.safeParse({ ...typed, ...over }).error?.issues.map(({ path, message }) => [path[0], message]);
  expect(objections({ offset: '51' })).toEqual([['offset', 'offset']]);
  expect(objections({ offset: '' })).toEqual([['offset', 'offset']]);
  expect(objections({ certificate: ' ' })).toEqual([['certificate', 'required']]);
});

test('a day begins at midnight of this device', () => {
  expect(dayOf(new Date(beginningOf('2026-11-26')))).toBe('2026-11-26');
});
