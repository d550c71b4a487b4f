import { describe, expect, test } from 'vitest';
import { isSameLayout, nearestFree, resized, snapped, stepOf, withoutSpot, withRoom, withSpot } from './arrange.ts';
import { EMPTY_FLOOR, SPOT, type FloorLayout } from './model.ts';
import { areaOf, fits, overlaps, roomAt } from './rules/fits.ts';

const spot = (containerId: string, x: number, y: number) => ({ containerId, x, y });
const plan = (...spots: FloorLayout['spots']): FloorLayout => ({ ...EMPTY_FLOOR, spots });
const room = (id: string, x: number, y: number, width: number, height: number) => ({
  ...{ id, name: id, x, y, width, height },
});

describe('fitting', () => {
  test('two freezers side by side do not overlap, one cell closer they do', () => {
    expect(overlaps(areaOf({ x: 0, y: 0 }), areaOf({ x: SPOT.width, y: 0 }))).toBe(false);
    expect(overlaps(areaOf({ x: 0, y: 0 }), areaOf({ x: SPOT.width - 1, y: 0 }))).toBe(true);
  });

  test('a freezer in the last corner fits, one cell further it does not', () => {
    const x = EMPTY_FLOOR.columns - SPOT.width;
    const y = EMPTY_FLOOR.rows - SPOT.height;
    expect(fits(areaOf({ x, y }), EMPTY_FLOOR)).toBe(true);
    expect(fits(areaOf({ x: x + 1, y }), EMPTY_FLOOR)).toBe(false);
  });

  test('a freezer is in the smallest room around its middle', () => {
    const rooms = [room('wing', 0, 0, 24, 16), room('cold room', 0, 0, 8, 8)];
    expect(roomAt(rooms, { x: 1, y: 1 })?.name).toBe('cold room');
    expect(roomAt(rooms, { x: 12, y: 1 })?.name).toBe('wing');
    expect(roomAt([], { x: 12, y: 1 })).toBeUndefined();
  });
});

describe('snapping', () => {
  test('what is let go between two cells goes to the nearer one', () => {
    expect(snapped({ x: 3.4, y: 2.6 }, SPOT, EMPTY_FLOOR)).toEqual({ x: 3, y: 3 });
  });

  test('what is let go outside comes to the edge', () => {
    expect(snapped({ x: -4, y: 99 }, SPOT, EMPTY_FLOOR)).toEqual({ x: 0, y: EMPTY_FLOOR.rows - SPOT.height });
  });

  test('what is let go upon another stands next to it', () => {
    const moved = withSpot(plan(spot('a', 4, 4), spot('b', 14, 4)), 'b', { x: 5, y: 4 });
    const [a, b] = moved.spots;
    expect(a && b && overlaps(areaOf(a), areaOf(b))).toBe(false);
    expect(b).toMatchObject({ containerId: 'b', x: 9, y: 4 });
  });

  test('on a full plan it stays where it was wanted', () => {
    const full = { ...EMPTY_FLOOR, columns: 6, rows: 5, spots: [spot('a', 0, 0)] };
    expect(nearestFree(full, { x: 1, y: 1 }, 'b')).toEqual({ x: 1, y: 1 });
  });
});

describe('steps by keyboard', () => {
  test('go one cell', () => {
    expect(stepOf(EMPTY_FLOOR, spot('a', 3, 3), { x: 1, y: 0 })).toEqual({ x: 4, y: 3 });
  });

  test('go over what stands in the way', () => {
    const layout = plan(spot('a', 0, 0), spot('b', 5, 0));
    expect(stepOf(layout, spot('a', 0, 0), { x: 1, y: 0 })).toEqual({ x: 10, y: 0 });
  });

  test('end at the edge', () => {
    expect(stepOf(EMPTY_FLOOR, spot('a', 0, 0), { x: -1, y: 0 })).toBeNull();
  });
});

describe('a changed plan', () => {
  test('that becomes smaller keeps everything on it', () => {
    const large = withRoom(plan(spot('a', 19, 12), spot('b', 0, 0)), room('r', 10, 8, 14, 8));
    const small = resized(large, { columns: 12, rows: 8 });
    expect([small.columns, small.rows, small.spots.length]).toEqual([12, 8, 2]);
    for (const one of small.spots) expect(fits(areaOf(one), small)).toBe(true);
    for (const one of small.rooms) expect(fits(one, small)).toBe(true);
  });

  test('says the same when only the order of its containers differs', () => {
    const [a, b] = [spot('a', 0, 0), spot('b', 9, 0)];
    expect(isSameLayout(plan(a, b), plan(b, a))).toBe(true);
    expect(isSameLayout(plan(a, b), withoutSpot(plan(a, b), 'b'))).toBe(false);
  });
});
