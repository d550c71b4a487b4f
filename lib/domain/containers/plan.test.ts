import { describe, expect, test } from 'vitest';
import type { ContainerType } from '../container-types/model.ts';
import { plainLabelling } from '../positions/grid.ts';
import { planContainers } from './plan.ts';

const type = (kind: ContainerType['kind'], fields: Partial<ContainerType>): ContainerType => ({
  id: `type-${kind}`,
  name: kind,
  kind,
  rows: null,
  columns: null,
  capacity: null,
  labelling: plainLabelling,
  allowedChildren: [],
  temperatureClass: null,
  refusedHazards: [],
  archived: false,
  ...fields,
});

const shelf = type('shelf', { allowedChildren: ['rack'] });
const rack = type('rack', { rows: 2, columns: 2, allowedChildren: ['box'] });
const box = type('box', { rows: 9, columns: 9, allowedChildren: ['sample'] });
const onShelf = { siteId: 'site', parent: { id: 'shelf', name: 'Shelf', type: shelf, taken: new Set<string>() } };
const ids = () => {
  let last = 0;
  return () => `id-${(last += 1)}`;
};

describe('an order of containers', () => {
  test('5 racks of 4 boxes are 25 containers, each rack before its boxes', () => {
    const made = planContainers(
      onShelf,
      [
        { type: rack, count: 5, name: 'R{n}', barcode: null },
        { type: box, count: 4, name: '{parent}-B{n:2}', barcode: 'B-{N:3}' },
      ],
      ids(),
    );
    expect(made).toHaveLength(25);
    const seen = new Set(['shelf']);
    for (const one of made) {
      expect(seen).toContain(one.parentId);
      seen.add(one.containerId);
    }
  });

  test('numbers names within the holder and codes over all', () => {
    const made = planContainers(
      onShelf,
      [
        { type: rack, count: 2, name: 'R{n}', barcode: null },
        { type: box, count: 2, name: '{parent}-B{n:2}', barcode: 'B-{N:3}' },
      ],
      ids(),
    );
    expect(made.at(-1)).toMatchObject({ name: 'R2-B02', barcode: 'B-004', position: 'A02' });
  });

  test('skips taken positions', () => {
    const parent = { id: 'rack', name: 'R', type: rack, taken: new Set(['A01']) };
    const made = planContainers({ siteId: 'site', parent }, [{ type: box, count: 2, name: 'B', barcode: null }], ids());
    expect(made.map(({ position }) => position)).toEqual(['A02', 'B01']);
  });

  test('begins at the position that was chosen, and goes on behind it', () => {
    const at = (start: string, taken: readonly string[] = []) =>
      planContainers(
        { siteId: 'site', parent: { id: 'rack', name: 'R', type: rack, taken: new Set(taken), start } },
        [{ type: box, count: 3, name: 'B', barcode: null }],
        ids(),
      ).map(({ position }) => position);
    expect(at('A02')).toEqual(['A02', 'B01', 'B02']);
    expect(at('B01')).toEqual(['B01', 'B02', 'A01']);
    expect(at('A01', ['A01'])).toEqual(['A02', 'B01', 'B02']);
  });

  test('is refused when a rack has too few positions', () => {
    const parent = { id: 'rack', name: 'R', type: rack, taken: new Set<string>() };
    expect(() =>
      planContainers({ siteId: 'site', parent }, [{ type: box, count: 5, name: 'B', barcode: null }], ids()),
    ).toThrow(
      expect.objectContaining({
        code: 'container_full',
        facts: { containerId: 'rack', name: 'R', free: 4, wanted: 5 },
      }),
    );
  });

  test('is refused when it makes more than one command can hold', () => {
    expect(() => planContainers(onShelf, [{ type: rack, count: 2001, name: 'R', barcode: null }], ids())).toThrow(
      'too_many_items',
    );
  });
});
