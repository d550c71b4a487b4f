import fc from 'fast-check';
import { expect, test } from 'vitest';
import { giveSlices, type SliceArgs } from './give-slices.ts';
import { beginRunning } from './running.ts';
import { slicesOf } from './slices.ts';

/** A page that is closed at its nth step: what it did before is done, what it would do after is not. */
function pageClosedAt(step: number) {
  let steps = 0;
  return () => {
    steps += 1;
    if (steps === step) throw new Error('closed');
  };
}

test('an import whose page is closed at any steps, and opened again or twice, is given whole and once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 40_000 }),
      fc.array(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 2 }), { maxLength: 6 }),
      async (lastRow, visits) => {
        const importId = 'import';
        let made = 0;
        const newId = () => `id ${(made += 1)}`;
        const facts = {
          importId,
          kind: 'samples',
          mode: 'good',
          firstRow: 2,
          lastRow,
          unsent: 0,
          lookFor: null,
        } as const;
        const running = beginRunning(facts, newId);
        const outbox = new Map<string, SliceArgs>();
        for (const tabs of [...visits, [Infinity]]) {
          await Promise.all(
            tabs.map(async (closing) => {
              const step = pageClosedAt(closing);
              const visit = giveSlices(running, async (id, args) => {
                step();
                await Promise.resolve();
                if (!outbox.has(id)) outbox.set(id, args);
                // Durable, and the page may hear of it no more.
                step();
              });
              await visit.catch((error: unknown) => expect(error).toMatchObject({ message: 'closed' }));
            }),
          );
        }
        expect([...outbox.values()]).toEqual(
          slicesOf(2, lastRow, 'good').map((slice) => ({ importId, ...slice, mode: 'good' })),
        );
        expect(running.ids).toEqual([...outbox.keys()]);
      },
    ),
  );
});
