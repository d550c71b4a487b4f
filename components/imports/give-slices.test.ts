import fc from 'fast-check';
import { expect, test } from 'vitest';
import { giveSlices, isAllGiven, type SliceArgs } from './give-slices.ts';
import type { Running } from './running.ts';
import { slicesOf } from './slices.ts';

const begun = (lastRow: number): Running => ({
  importId: '01980000-0000-7000-8000-000000000001',
  kind: 'samples',
  mode: 'good',
  firstRow: 2,
  lastRow,
  ids: [],
  giving: null,
  unsent: 0,
  lookFor: null,
});

/** A page that is closed at its nth step: what it did before is done, what it would do after is not. */
function pageClosedAt(step: number) {
  let steps = 0;
  return () => {
    steps += 1;
    if (steps === step) throw new Error('closed');
  };
}

test('an import whose page is closed at any steps, and opened again, is given whole and once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 40_000 }),
      fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 12 }),
      async (lastRow, closings) => {
        const outbox = new Map<string, SliceArgs>();
        let kept = begun(lastRow);
        let made = 0;
        for (const closing of [...closings, Infinity]) {
          const step = pageClosedAt(closing);
          const visit = giveSlices(kept, {
            give: (id, args) => {
              step();
              if (!outbox.has(id)) outbox.set(id, args);
              // Durable, and the page hears of it no more.
              step();
              return Promise.resolve();
            },
            remember: (running) => {
              step();
              kept = running;
              step();
            },
            newId: () => `id ${(made += 1)}`,
          });
          await visit.catch((error: unknown) => expect(error).toMatchObject({ message: 'closed' }));
        }
        const { importId, mode } = kept;
        expect([...outbox.values()]).toEqual(
          slicesOf(2, lastRow, 'good').map((slice) => ({ importId, ...slice, mode })),
        );
        expect(kept.ids).toEqual([...outbox.keys()]);
        expect(isAllGiven(kept)).toBe(true);
      },
    ),
  );
});

test('a page is needed until the last slice is given', () => {
  expect(isAllGiven(begun(9000))).toBe(false);
  expect(isAllGiven({ ...begun(9000), ids: ['a'], giving: 'b' })).toBe(false);
  expect(isAllGiven({ ...begun(9000), ids: ['a', 'b'] })).toBe(true);
});
