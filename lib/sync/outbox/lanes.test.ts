import { expect, test } from 'vitest';
import { heldSeqs } from './lanes.ts';
import type { StoredEntry } from './model.ts';

function entry(seq: number, writes: string, reads: string, blocks = false): StoredEntry {
  return {
    ...{
      seq,
      id: `${seq}`,
      name: 'do.v1',
      args: { writes, reads },
      deviceTime: '',
      clockOffsetMs: null,
      state: 'queued',
    },
    ...{ predicted: null, verdict: null, unsendable: false, uncertain: false, stuckSince: null, settledAt: null },
    ...{ awaitsPull: null, replacedBy: null, discardReason: null },
    ...(blocks ? { blocks: 1 } : {}),
  };
}

const touches = ({ args }: { args: Readonly<Record<string, unknown>> }) => ({
  writes: String(args['writes']).split(' '),
  reads: String(args['reads']).split(' ').filter(Boolean),
});

test('nothing is held when nothing blocks', () => {
  expect(heldSeqs([entry(1, 'tube', 'box'), entry(2, 'tube', 'box')], touches).size).toBe(0);
});

test('what is about the same thing, or needs it, waits; what only shares a place goes on', () => {
  const held = heldSeqs(
    [entry(1, 'tube', 'box', true), entry(2, 'tube', 'rack'), entry(3, 'other', 'box'), entry(4, 'label', 'tube')],
    touches,
  );
  expect([...held]).toEqual([2, 4]);
});

test('what depends on a held one waits too, and only what came later', () => {
  const held = heldSeqs(
    [
      entry(1, 'box', ''),
      entry(2, 'rack', '', true),
      entry(3, 'box', 'rack'),
      entry(4, 'tube', 'box'),
      entry(5, 'bag', ''),
    ],
    touches,
  );
  expect([...held]).toEqual([3, 4]);
});
