import { expect, it } from 'vitest';
import { dueAfter, dueMoment, isOverdue } from './due.ts';

const local = (iso: string) => {
  const moment = new Date(iso);
  return [moment.getMonth() + 1, moment.getDate(), moment.getHours(), moment.getMinutes()];
};
const noon = new Date(2026, 1, 25, 12, 30);

it.each([
  ['hour', [2, 25, 13, 30]],
  ['today', [2, 25, 23, 59]],
  ['week', [3, 4, 23, 59]],
] as const)('%s is counted by the clock on the wall', (choice, expected) => {
  expect(local(dueAfter(choice, noon))).toEqual(expected);
});

it('an hour before midnight ends in the next day', () => {
  expect(local(dueAfter('hour', new Date(2026, 1, 28, 23, 15)))).toEqual([3, 1, 0, 15]);
});

it('what is due now is not overdue yet', () => {
  const dueAt = noon.toISOString();
  expect(isOverdue({ dueAt }, noon.getTime())).toBe(false);
  expect(isOverdue({ dueAt }, noon.getTime() + 1)).toBe(true);
});

it('a moment of one’s own counts as long as it is still to come', () => {
  expect(dueMoment({ choice: 'own', own: '2026-02-25T12:31' }, noon)).toBe(new Date(2026, 1, 25, 12, 31).toISOString());
  expect(dueMoment({ choice: 'own', own: '2026-02-25T12:30' }, noon)).toBeNull();
  expect(dueMoment({ choice: 'own', own: '' }, noon)).toBeNull();
  expect(dueMoment({ choice: 'hour', own: '' }, noon)).toBe(dueAfter('hour', noon));
});
