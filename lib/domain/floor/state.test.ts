import { expect, test } from 'vitest';
import { worseOnFloor } from './state.ts';

test('the alarming stands first, what is not measured last', () => {
  expect((['unmeasured', 'ok', 'pending', 'alarming'] as const).toSorted(worseOnFloor)).toEqual([
    'alarming',
    'pending',
    'ok',
    'unmeasured',
  ]);
});
