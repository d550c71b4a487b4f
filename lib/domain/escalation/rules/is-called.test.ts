import { expect, it } from 'vitest';
import { isCalled } from './is-called.ts';

const nothing = { policies: [], schedules: [], covers: [] };
const calling = (memberIds: string[], scheduleIds: string[] = []) => ({
  ...nothing,
  policies: [{ steps: [{ memberIds: [], scheduleIds: [] }] }, { steps: [{ memberIds, scheduleIds }] }],
});
const night = { id: 'night', memberIds: ['mia'] };

it('calls whom a step of any policy names', () => {
  expect(isCalled('mia', calling(['tom', 'mia']))).toBe(true);
  expect(isCalled('mia', calling(['tom']))).toBe(false);
});

it('calls the people of a schedule that a step tells, and whoever stands in', () => {
  expect(isCalled('mia', { ...calling([], ['night']), schedules: [night] })).toBe(true);
  const covered = { ...calling([], ['night']), covers: [{ scheduleId: 'night', memberId: 'tom' }] };
  expect(isCalled('tom', covered)).toBe(true);
  expect(isCalled('mia', covered)).toBe(false);
});

it('calls nobody by a schedule that no step tells', () => {
  expect(isCalled('mia', { ...calling(['tom'], ['day']), schedules: [night] })).toBe(false);
  expect(isCalled('mia', { ...nothing, schedules: [night] })).toBe(false);
});
