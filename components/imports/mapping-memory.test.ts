import { expect, test } from 'vitest';
import { suggestMapping } from '../../lib/domain/imports/mapping.ts';
import { recallMapping, rememberMapping } from './mapping-memory.ts';

function memory() {
  const map = new Map<string, string>();
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  };
}

const headers = ['Tube', 'Kind of sample', 'Box'];
const mapping = { kind: 'samples', sources: { barcode: { column: 0 }, sampleType: { column: 1 } } } as const;

test('a mapping made once is offered for the next file with the same headers', () => {
  const kept = memory();
  rememberMapping(kept, mapping, headers);
  expect(recallMapping(kept, headers)).toMatchObject(mapping);
});

test('another layout has no mapping yet', () => {
  const kept = memory();
  rememberMapping(kept, mapping, headers);
  expect(recallMapping(kept, ['Something', 'else'])).toBeUndefined();
});

test('the last mapping of a layout counts', () => {
  const kept = memory();
  rememberMapping(kept, suggestMapping('moves', headers), headers);
  rememberMapping(kept, mapping, headers);
  expect(recallMapping(kept, headers)?.kind).toBe('samples');
});
