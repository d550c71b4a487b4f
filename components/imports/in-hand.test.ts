import { expect, test } from 'vitest';
import { holdInHand, inHandOf, letGo } from './in-hand.ts';
import type { InHand } from './staging.ts';

const file = (barcode: string): InHand => ({
  prepared: { table: [['Barcode'], [barcode]], headerRow: 0, mapping: { kind: 'samples', sources: {} } },
  unsendable: [],
});

test('the file of an import is there when the person comes back to it, and no other import has it', () => {
  const first = file('T1');
  holdInHand('one', first);
  expect([inHandOf('one'), inHandOf('two')]).toEqual([first, undefined]);
  holdInHand('two', file('T2'));
  expect(inHandOf('one')).toBeUndefined();
});

test('it is let go with the result', () => {
  holdInHand('one', file('T1'));
  letGo();
  expect(inHandOf('one')).toBeUndefined();
});
