import { describe, expect, test } from 'vitest';
import type { ToyDocs } from '../testing/toy.ts';
import type { HeldEntityReader } from './queries.ts';
import { RowMemory } from './row-memory.ts';

const unasked = {
  getMany: async () => [],
  startingWith: async () => [],
  before: async () => [],
  counts: async () => new Map<string, number>(),
  count: async () => 0,
};

/** Rows that count how often they are asked for. */
function counting() {
  const asked: string[] = [];
  let name = 'Plasma';
  const rows: HeldEntityReader<ToyDocs> = {
    ...unasked,
    get: async (kind, id) => {
      asked.push(`${kind} ${id}`);
      return { doc: { id, name, place: null }, provisional: false };
    },
    by: async (kind, _index, key) => {
      asked.push(`${kind} at ${key}`);
      return [];
    },
    all: async (kind) => {
      asked.push(`all of ${kind}`);
      return [];
    },
  };
  return { asked, memory: new RowMemory<ToyDocs>(rows), rename: (next: string) => void (name = next) };
}

describe('what was read of the rows', () => {
  test('is not read again, by whoever asks, while no row changes', async () => {
    const { asked, memory } = counting();
    await Promise.all([memory.at(1).get('sample', 'a'), memory.at(1).get('sample', 'a')]);
    await memory.at(1).by('sample', 'place', 'north');
    await memory.at(1).by('sample', 'place', 'north');
    expect(asked).toEqual(['sample a', 'sample at north']);
  });

  test('is forgotten when rows have changed', async () => {
    const { memory, rename } = counting();
    await memory.at(1).get('sample', 'a');
    rename('Serum');
    expect(await memory.at(2).get('sample', 'a')).toMatchObject({ doc: { name: 'Serum' } });
  });

  test('is kept for the kinds that the own change left alone', async () => {
    const { asked, memory } = counting();
    await memory.at(1).get('sample', 'a');
    await memory.at(1).all('site');
    memory.advanced(1, new Set(['sample']));
    await memory.at(2).get('sample', 'a');
    await memory.at(2).all('site');
    expect(asked).toEqual(['sample a', 'all of site', 'sample a']);
  });

  test('by an older reader is not taken for what a newer one would read', async () => {
    const { memory, rename } = counting();
    const older = memory.at(1);
    memory.advanced(1, new Set(['sample']));
    const newer = memory.at(2);
    await older.get('sample', 'a');
    rename('Serum');
    expect(await newer.get('sample', 'a')).toMatchObject({ doc: { name: 'Serum' } });
  });

  test('means nothing when another tab changed rows in between', async () => {
    const { asked, memory } = counting();
    await memory.at(1).all('site');
    memory.advanced(3, new Set(['sample']));
    await memory.at(4).all('site');
    expect(asked).toHaveLength(2);
  });

  test('in vain is read again', async () => {
    const { memory } = counting();
    let isBroken = true;
    const rows = memory.at(1);
    const broken: HeldEntityReader<ToyDocs> = {
      ...rows,
      get: (kind, id) => (isBroken ? Promise.reject(new Error('The disk is away')) : rows.get(kind, id)),
    };
    const fragile = new RowMemory<ToyDocs>(broken);
    await expect(fragile.at(1).get('sample', 'a')).rejects.toThrow('The disk is away');
    isBroken = false;
    expect(await fragile.at(1).get('sample', 'a')).toMatchObject({ doc: { name: 'Plasma' } });
  });
});
