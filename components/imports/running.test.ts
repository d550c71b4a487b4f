import { expect, test } from 'vitest';
import { keepRunning, recallRunning, type Running, runningKey } from './running.ts';

function memory() {
  const map = new Map<string, string>();
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  };
}

const key = runningKey('mia', 'northwind');
const running: Running = {
  importId: '01980000-0000-7000-8000-000000000001',
  kind: 'samples',
  mode: 'good',
  firstRow: 2,
  lastRow: 9000,
  ids: ['01980000-0000-7000-8000-000000000002', '01980000-0000-7000-8000-000000000003'],
  unsent: 3,
  lookFor: 'IMP-',
};

test('an import that was left is there when the person comes back', () => {
  const kept = memory();
  keepRunning(kept, key, running);
  expect(recallRunning(kept, key)).toEqual(running);
});

test('one that was begun before unsent rows were counted has none', () => {
  const kept = memory();
  const { unsent: _, ...before } = running;
  kept.setItem(key, JSON.stringify(before));
  expect(recallRunning(kept, key)?.unsent).toBe(0);
});

test('it is nobody else’s', () => {
  const kept = memory();
  keepRunning(kept, key, running);
  expect(recallRunning(kept, runningKey('tom', 'northwind'))).toBeUndefined();
});

test('put away, it is gone', () => {
  const kept = memory();
  keepRunning(kept, key, running);
  keepRunning(kept, key, undefined);
  expect(recallRunning(kept, key)).toBeUndefined();
});

test.each([0, 1, 3])(
  'with %i ids for its two commands it is no import: some rows would be missed, or waited for in vain',
  (count) => {
    const kept = memory();
    keepRunning(kept, key, { ...running, ids: Array.from({ length: count }, () => running.importId) });
    expect(recallRunning(kept, key)).toBeUndefined();
  },
);

test.each(['{', '{"importId":1}', 'null'])('what cannot be read (%s) is no import', (text) => {
  const kept = memory();
  kept.setItem(key, text);
  expect(recallRunning(kept, key)).toBeUndefined();
});
