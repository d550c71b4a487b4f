import { describe, expect, test } from 'vitest';
import { fixtureId } from '../world/fixture.ts';
import { touches } from './touches.ts';

const [tube, other, box, rack, type] = ['tube', 'other', 'box', 'rack', 'type'].map(fixtureId);

describe('what a command is about', () => {
  test('a move is about the sample and needs the boxes', () => {
    const from = { containerId: rack, position: 'A01' };
    const args = { sampleId: tube, from, to: { containerId: box, position: 'B02' } };
    expect(touches({ name: 'move_sample.v1', args })).toEqual({ writes: [tube], reads: [rack, box] });
  });

  test('a list is about the first id of each of its items', () => {
    const moves = [
      { sampleId: tube, to: { containerId: box, position: null } },
      { sampleId: other, to: { containerId: box, position: null } },
    ];
    expect(touches({ name: 'move_many.v1', args: { moves } })).toEqual({ writes: [tube, other], reads: [box, box] });
  });

  test('a new box in a new rack of the same command is about both', () => {
    const containers = [
      { containerId: rack, siteId: type, parentId: null },
      { containerId: box, siteId: type, parentId: rack },
    ];
    expect(touches({ name: 'create_containers.v1', args: { containers } })).toEqual({
      writes: [rack, box],
      reads: [type, type],
    });
  });

  test('a command of another version is about everything it names', () => {
    const args = { sampleId: tube, to: { containerId: box } };
    expect(touches({ name: 'move_sample.v9', args })).toEqual({ writes: [tube, box], reads: [] });
  });
});
