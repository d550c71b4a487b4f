import { describe, expect, test } from 'vitest';
import { plainLabelling } from '../../lib/domain/positions/grid.ts';
import { parseHand, toggled, type HeldThing } from './hand.ts';
import { goesInto, leadsOn, oneByOne, placingOf, positionsFor, roomFor, takenFor, takesHand } from './placing.ts';

const grid = { rows: 2, columns: 3, labelling: plainLabelling };
const tube = (id: string, position: string | null = 'A01'): HeldThing => ({
  kind: 'sample',
  id,
  name: id,
  barcode: null,
  from: { containerId: 'old', position },
});

describe('filling a box', () => {
  test('starts where the person points and goes on along the row', () => {
    expect(positionsFor(grid, 3, { taken: new Set(['A03']), start: 'A02', order: 'rows' })).toEqual([
      'A02',
      'B01',
      'B02',
    ]);
  });

  test('goes down the column when asked', () => {
    expect(positionsFor(grid, 2, { taken: new Set(), start: 'A02', order: 'columns' })).toEqual(['A02', 'B02']);
  });

  test('is refused as a whole when not everything fits', () => {
    expect(positionsFor(grid, 6, { taken: new Set(['A01']), start: null, order: 'rows' })).toBeNull();
  });
});

describe('the next free position', () => {
  const row = ['A01', 'A02', 'A03'].map((position, at) => ({ id: `s${at + 1}`, position }));
  const box = { occupants: row, container: { blocked: [{ position: 'B01' }] } };
  const next = (...hand: HeldThing[]) =>
    positionsFor(grid, hand.length, { taken: takenFor(hand, null, box), start: null, order: 'rows' });

  test('is another than the one on which the tube lies', () => {
    expect(next(tube('s1'))).toEqual(['B02']);
  });

  test('of several tubes is none on which one of them lies', () => {
    expect(next(tube('s1', 'A01'), tube('s3', 'A03'))).toEqual(['B02', 'B03']);
    expect(next(tube('s1', 'A01'), tube('s2', 'A02'), tube('s3', 'A03'))).toBeNull();
  });

  test('may be one of those where somebody points: everything leaves before anything arrives', () => {
    const hand = [tube('s2', 'A02'), tube('s3', 'A03')];
    const taken = takenFor(hand, 'B03', box);
    expect(positionsFor(grid, 2, { taken, start: 'B03', order: 'rows' })).toEqual(['B03', 'A02']);
  });
});

describe('room for a hand', () => {
  const full = ['A01', 'A02', 'A03', 'B01', 'B02'].map((position, at) => ({ id: `s${at + 1}`, position }));
  const box = (...blocked: string[]) => ({
    occupants: full,
    container: { blocked: blocked.map((position) => ({ position })) },
  });

  test('is there for one tube where one position is free', () => {
    expect(roomFor(grid, [tube('new')], box())).toEqual({ next: true, pointed: true });
  });

  test('is nowhere in a box whose last position is blocked', () => {
    expect(roomFor(grid, [tube('new')], box('B03'))).toEqual({ next: false, pointed: false });
    expect(roomFor(grid, [tube('s1')], box('B03'))).toEqual({ next: false, pointed: false });
  });

  test('is for two tubes of a box with one free position only where somebody points', () => {
    expect(roomFor(grid, [tube('s1'), tube('s2')], box())).toEqual({ next: false, pointed: true });
  });

  test('is not there for two tubes from elsewhere where one position is free', () => {
    expect(roomFor(grid, [tube('new'), tube('newer')], box())).toEqual({ next: false, pointed: false });
  });
});

describe('a tap on what stands somewhere', () => {
  const types = new Map([
    ['shelf', { allowedChildren: ['rack' as const, 'box' as const] }],
    ['box', { allowedChildren: ['sample' as const] }],
  ]);
  const freezer = { containerId: 'f1', fits: true, types };
  const shelf = { kind: 'container' as const, id: 'shelf1', typeId: 'shelf' };
  const boxIn = (containerId: string, id = 'b1'): HeldThing => ({
    ...{ kind: 'container', id, name: id, barcode: null },
    from: { containerId, position: 'A01' },
  });

  test('goes on into a shelf with a box that came from elsewhere', () => {
    expect(leadsOn(shelf, [boxIn('rack1')], freezer)).toBe(true);
    expect(leadsOn(shelf, [{ ...boxIn('rack1'), from: null }], freezer)).toBe(true);
  });

  test('picks up what stands beside what was picked up here', () => {
    expect(leadsOn(shelf, [boxIn('f1')], freezer)).toBe(false);
    expect(leadsOn(shelf, [], freezer)).toBe(false);
  });

  test('puts back what is in the hand, whatever else is carried', () => {
    expect(leadsOn(shelf, [boxIn('rack1'), boxIn('f1', 'shelf1')], freezer)).toBe(false);
  });

  test('picks up a box for tubes, into which no other box goes', () => {
    const other = { kind: 'container' as const, id: 'b2', typeId: 'box' };
    expect(leadsOn(other, [boxIn('rack1')], { ...freezer, containerId: 'rack2' })).toBe(false);
  });

  test('goes on with a tube wherever tubes do not go, and picks up a tube in a box', () => {
    expect(leadsOn(shelf, [tube('s1')], { ...freezer, fits: false })).toBe(true);
    const inBox = { kind: 'sample' as const, id: 's2', typeId: 'serum' };
    expect(leadsOn(inBox, [tube('s1')], { ...freezer, containerId: 'b2' })).toBe(false);
  });
});

describe('a hand on its way', () => {
  const box = { allowedChildren: ['sample' as const] };
  const freezer = { allowedChildren: ['shelf' as const, 'rack' as const] };
  const rack: HeldThing = { kind: 'container', id: 'r1', name: 'Rack 1', barcode: null, from: null };

  test('with a rack in it goes into a freezer, and neither into that rack nor into what stands in it', () => {
    const rackType = { allowedChildren: ['box' as const] };
    const path = (...ids: string[]) => ids.map((id) => ({ id }));
    expect(goesInto({ type: freezer, path: path('f1') }, [rack])).toBe(true);
    expect(goesInto({ type: rackType, path: path('f1', 'r2') }, [rack])).toBe(true);
    expect(goesInto({ type: rackType, path: path('f1', 'r1') }, [rack])).toBe(false);
    expect(goesInto({ type: rackType, path: path('f1', 'r1', 'd1') }, [rack])).toBe(false);
  });

  test('with a tube in it goes into a box, and not into a freezer that holds shelves', () => {
    expect(takesHand(box, [tube('s1')])).toBe(true);
    expect(takesHand(freezer, [tube('s1')])).toBe(false);
  });

  test('with a rack in it goes into the freezer, and not into a box for tubes', () => {
    expect(takesHand(freezer, [rack])).toBe(true);
    expect(takesHand(box, [rack])).toBe(false);
  });

  test('that is empty may pick up anywhere', () => {
    expect(takesHand(box, [])).toBe(true);
    expect(takesHand(freezer, [])).toBe(true);
  });
});

describe('putting down', () => {
  const there = { containerId: 'box', siteId: 'site' };

  test('one tube is one move with the place it came from', () => {
    expect(placingOf([tube('s1')], ['B02'], there)).toEqual([
      {
        name: 'move_sample.v1',
        args: {
          sampleId: 's1',
          from: { containerId: 'old', position: 'A01' },
          to: { containerId: 'box', position: 'B02' },
        },
      },
    ]);
  });

  test('several tubes move as one step', () => {
    const commands = placingOf([tube('s1'), tube('s2')], ['A01', 'A02'], there);
    expect(commands.map(({ name }) => name)).toEqual(['move_many.v1']);
  });

  test('each tube by itself goes where it goes with the others', () => {
    const each = oneByOne([tube('s1'), tube('s2')], ['A01', 'A02'], there);
    const [whole] = placingOf([tube('s1'), tube('s2')], ['A01', 'A02'], there);
    const moves = each.flatMap(({ draft }) => (draft.name === 'move_many.v1' ? draft.args.moves : []));
    expect(whole).toEqual({ name: 'move_many.v1', args: { moves } });
    expect(each.map(({ thing }) => thing.id)).toEqual(['s1', 's2']);
  });
});

describe('the hand', () => {
  test('a second tap puts a thing back', () => {
    expect(toggled(toggled([], tube('s1')), tube('s1'))).toEqual([]);
  });

  test('never holds tubes and boxes together', () => {
    const box: HeldThing = { kind: 'container', id: 'b1', name: 'Box', barcode: null, from: null };
    expect(toggled([tube('s1')], box)).toEqual([box]);
  });

  test('that an older version of the app kept is still a hand, without the code', () => {
    const { barcode, ...older } = tube('s1');
    expect(parseHand(JSON.stringify([older]))).toEqual([{ ...older, barcode }]);
  });

  test('an unreadable store is an empty hand', () => {
    expect(parseHand('{broken')).toEqual([]);
  });
});
