import { describe, expect, test } from 'vitest';
import type { ContainerType } from '../container-types/model.ts';
import { plainLabelling } from '../positions/grid.ts';
import type { Container } from './model.ts';
import { occupancyOf } from './occupancy.ts';

const type = (id: string, fields: Partial<ContainerType>): ContainerType => ({
  id,
  name: id,
  kind: 'box',
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

const container = (id: string, parentId: string | null, typeId: string, blocked: string[] = []): Container => ({
  id,
  siteId: 'site',
  parentId,
  position: null,
  typeId,
  name: id,
  barcode: null,
  temperatureClass: null,
  blocked: blocked.map((position) => ({ position, reason: 'broken' })),
  locationVerified: true,
  archived: false,
});

const types = new Map([
  ['rack', type('rack', { allowedChildren: ['box'] })],
  ['box', type('box', { rows: 9, columns: 9, allowedChildren: ['sample'] })],
  ['bag', type('bag', { capacity: 10, allowedChildren: ['sample'] })],
]);

describe('occupancy', () => {
  test('a rack is as full as its boxes together', () => {
    const containers = [
      container('r', null, 'rack'),
      container('b1', 'r', 'box'),
      container('b2', 'r', 'box', ['A01']),
    ];
    const sampleCounts = new Map([
      ['b1', 81],
      ['b2', 4],
    ]);
    expect(occupancyOf({ containers, types, sampleCounts }).get('r')).toEqual({ used: 85, capacity: 161, children: 2 });
  });

  test('a holder without a grid has the capacity of its type', () => {
    const containers = [container('bag', null, 'bag')];
    expect(occupancyOf({ containers, types, sampleCounts: new Map() }).get('bag')).toEqual({
      used: 0,
      capacity: 10,
      children: 0,
    });
  });

  test('an empty rack has no capacity of its own', () => {
    const containers = [container('r', null, 'rack')];
    expect(occupancyOf({ containers, types, sampleCounts: new Map() }).get('r')?.capacity).toBeNull();
  });

  test('a ring of parents ends', () => {
    const containers = [container('a', 'b', 'rack'), container('b', 'a', 'rack')];
    expect(occupancyOf({ containers, types, sampleCounts: new Map() }).size).toBe(2);
  });
});
