import { expect, test } from 'vitest';
import { lastingAfter } from './lasting.ts';
import type { AnomalyEvent } from './model.ts';

const raised = (reason: AnomalyEvent['reason'], since: number): AnomalyEvent => ({
  ...{ kind: 'raised', reason, at: since + 10, since, direction: 'up' },
});
const cleared = (reason: AnomalyEvent['reason']): AnomalyEvent => ({
  ...{ kind: 'cleared', reason, at: 99, because: 'recovered' },
});

test('what is raised lasts until it is cleared, and the oldest stands first', () => {
  const both = lastingAfter([], [raised('drift', 1), raised('variability', 2)]);
  expect(both).toEqual([
    { reason: 'drift', since: 1, direction: 'high' },
    { reason: 'variability', since: 2, direction: 'high' },
  ]);
  expect(lastingAfter(both, [cleared('drift')])).toEqual([{ reason: 'variability', since: 2, direction: 'high' }]);
});

test('what came and went since leaves nothing', () => {
  expect(lastingAfter([], [raised('drift', 1), cleared('drift')])).toEqual([]);
});
