import { expect, test } from 'vitest';
import { defaultLimits } from '../../../lib/domain/thresholds/defaults.ts';
import { temperatureClasses } from '../../../lib/domain/container-types/model.ts';
import { formOfLimits, limitsFormOf, limitsOf } from './limits-form.ts';

const limitsForm = limitsFormOf('temperature');
const blank = formOfLimits(null);
const objections = (over: Partial<typeof blank>) =>
  limitsForm.safeParse({ ...blank, ...over }).error?.issues.map(({ path, message }) => [path[0], message]);

test.each(temperatureClasses)('the usual limits of %s come through the form unchanged', (one) => {
  expect(limitsOf(limitsForm.parse(formOfLimits(defaultLimits[one])))).toEqual(defaultLimits[one]);
});

test('limits that limit nothing are refused', () => {
  expect(objections({})).toEqual([['high', 'nothing']]);
});

test('limits without room between them are refused', () => {
  expect(objections({ low: '2', high: '4', hysteresis: '1' })).toEqual([['high', 'room']]);
});

test('what is no number, and a time no clock waits for, are refused at their field', () => {
  expect(objections({ high: 'eight' })).toContainEqual(['high', 'number']);
  expect(objections({ high: '8', delay: '-1' })).toEqual([['delay', 'minutes']]);
  expect(objections({ high: '8', silentAfter: '0' })).toEqual([['silentAfter', 'minutes']]);
  expect(objections({ high: '8', hysteresis: '-1' })).toEqual([['hysteresis', 'negative']]);
});

test('a limit of a rise lies above zero by more than its hysteresis', () => {
  const typed = (high: string, hysteresis: string) =>
    limitsFormOf('temperature_rise')
      .safeParse({ ...blank, high, hysteresis })
      .error?.issues.map(({ message }) => message);
  expect(typed('4', '4')).toEqual(['rise']);
  expect(typed('4', '1')).toBeUndefined();
});
