import type { FloorLayout, Room, Spot } from '../model.ts';
import { SPOT } from '../model.ts';

/** A rectangle of cells. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a container takes up. */
export function areaOf({ x, y }: Pick<Spot, 'x' | 'y'>): Area {
  return { x, y, ...SPOT };
}

/** Whether an area lies within the plan. */
export function fits({ x, y, width, height }: Area, { columns, rows }: Pick<FloorLayout, 'columns' | 'rows'>): boolean {
  return x >= 0 && y >= 0 && x + width <= columns && y + height <= rows;
}

/** Whether two areas have a cell in common. */
export function overlaps(a: Area, b: Area): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The room around the middle of a spot; the smallest where one lies in another. */
export function roomAt(rooms: readonly Room[], spot: Pick<Spot, 'x' | 'y'>): Room | undefined {
  const middle = { x: spot.x + SPOT.width / 2, y: spot.y + SPOT.height / 2 };
  return rooms
    .filter(
      ({ x, y, width, height }) => middle.x >= x && middle.x <= x + width && middle.y >= y && middle.y <= y + height,
    )
    .toSorted((a, b) => a.width * a.height - b.width * b.height)[0];
}
