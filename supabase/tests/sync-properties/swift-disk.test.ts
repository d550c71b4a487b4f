import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quickClone } from './swift-disk.ts';

describe('the swift disk of the properties', () => {
  test('copies JSON as the real algorithm does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const copy = quickClone(value);
        // `undefined` sends the value through the real algorithm.
        if (copy !== undefined) expect(copy).toStrictEqual(structuredClone(value));
      }),
    );
    expect(quickClone({ id: 'a', keys: { place: ['b'] }, doc: null })).toStrictEqual({
      id: 'a',
      keys: { place: ['b'] },
      doc: null,
    });
  });

  test('shares nothing with the original', () => {
    const original = { list: [{ name: 'a' }] };
    const copy = quickClone(original);
    original.list.push({ name: 'b' });
    expect(copy).toEqual({ list: [{ name: 'a' }] });
  });

  test.each([undefined, new Date(0), new Map(), [new Date(0)], { bytes: new ArrayBuffer(1) }, () => 1, 1n])(
    'leaves what is not JSON to the real algorithm: %o',
    (value) => {
      expect(quickClone(value)).toBeUndefined();
    },
  );
});
