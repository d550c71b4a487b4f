import { expect, it } from 'vitest';
import type { MyWay, MyWays } from '../model.ts';
import { concernsMyWays } from './asking.ts';

const at = '2026-11-29T00:00:00.000Z';
const said = (state: 'waiting' | 'delivered') => ({ state, at, problem: null });
const knowing = (more: Partial<MyWay>): MyWays => ({
  ...{ memberId: 'm', signInAddress: 'a@lab.example' },
  ways: [
    {
      ...{ way: 'sms', hasChannel: true, enabled: true, isDefault: false, minimumSeverity: 'critical' },
      ...{ hint: null, confirmedAt: null, endedAt: null, pending: null, test: null },
      ...more,
    },
  ],
});
const pending = (state: 'waiting' | 'delivered') => ({
  pending: { hint: 'h', until: at, triesLeft: 5, sent: said(state) },
});

it.each<[string, MyWays | undefined, boolean]>([
  ['poke', knowing({}), true],
  ['devices', knowing({}), true],
  ['readings', knowing({ test: said('waiting') }), false],
  ['deliveries', undefined, false],
  ['deliveries', knowing({}), false],
  ['deliveries', knowing({ test: said('delivered'), ...pending('delivered') }), false],
  ['deliveries', knowing({ test: said('waiting') }), true],
  ['deliveries', knowing(pending('waiting')), true],
])('after %s with %j it is asked anew: %s', (event, known, anew) => {
  expect(concernsMyWays(event, known)).toBe(anew);
});
