import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../lib/sync/outbox/model.ts';
import { itemState, outboxGroups } from './groups.ts';

const item = (seq: number, change: Partial<OutboxItem> = {}): OutboxItem => ({
  seq,
  id: `id-${seq}`,
  name: 'place_sample.v1',
  args: {},
  deviceTime: '2026-11-22T10:00:00.000Z',
  clockOffsetMs: null,
  state: 'queued',
  predicted: null,
  verdict: null,
  unsendable: false,
  settledAt: null,
  awaitsPull: null,
  replacedBy: null,
  discardReason: null,
  held: false,
  uncertain: false,
  stuckSince: null,
  ...change,
});
const verdict = (status: 'applied' | 'conflict' | 'rejected') => ({ status, code: null, kind: null, details: {} });
const NONE: ReadonlySet<string> = new Set();

describe('the groups of the outbox', () => {
  it('hold every command exactly once', () => {
    const states = ['queued', 'sending', 'quarantined', 'done', 'replaced', 'discarded'] as const;
    const items = states.map((state, at) => item(states.length - at, { state }));
    const { attention, waiting, settled } = outboxGroups(items, NONE);
    expect([...attention, ...waiting, ...settled].map(({ seq }) => seq).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('show what waits in the order in which it goes', () => {
    const { waiting } = outboxGroups([item(3), item(2), item(1, { state: 'sending' })], NONE);
    expect(waiting.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });
});

describe('a command that ended in a conflict', () => {
  const lost = item(1, { state: 'done', verdict: verdict('conflict') });

  it('needs the person as long as nobody has settled it', () => {
    expect(outboxGroups([lost], new Set([lost.id]))).toMatchObject({ attention: [lost], settled: [] });
  });

  it('is done once somebody has', () => {
    expect(outboxGroups([lost], NONE)).toMatchObject({ attention: [], settled: [lost] });
  });
});

describe('a command that gets no clear answer', () => {
  it('is shown to the person although it is still being sent', () => {
    const { attention, waiting } = outboxGroups(
      [item(1, { state: 'sending', stuckSince: '2026-11-22T10:00:00.000Z' })],
      NONE,
    );
    expect([attention.length, waiting.length]).toEqual([1, 0]);
  });

  it('is settled like any other once it has its answer', () => {
    const answered = item(1, { state: 'done', stuckSince: '2026-11-22T10:00:00.000Z', verdict: verdict('applied') });
    expect(itemState(answered)).toBe('applied');
  });
});

describe('the state of a command', () => {
  it('says that it waits behind another one', () => {
    expect(itemState(item(1, { held: true }))).toBe('held');
  });

  it('says what the server made of it', () => {
    expect(itemState(item(1, { state: 'done', verdict: verdict('conflict') }))).toBe('conflict');
    expect(itemState(item(1, { state: 'done', verdict: verdict('applied') }))).toBe('applied');
  });

  it('says that its conflict is settled, and only of a conflict', () => {
    expect(itemState(item(1, { state: 'done', verdict: verdict('conflict') }), true)).toBe('resolved');
    expect(itemState(item(1, { state: 'done', verdict: verdict('applied') }), true)).toBe('applied');
  });
});
