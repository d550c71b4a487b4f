import { FLOOR, SPOT, type FloorLayout, type Room, type Spot } from './model.ts';
import { type Area, areaOf, fits, overlaps } from './rules/fits.ts';

/** A cell, from the left and from the top. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}

const clamped = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

/** The cell nearest to a point (in cells, with fractions) at which an area of this size lies within the plan. */
export function snapped(point: Cell, size: Pick<Area, 'width' | 'height'>, layout: FloorLayout): Cell {
  return {
    x: clamped(Math.round(point.x), 0, layout.columns - size.width),
    y: clamped(Math.round(point.y), 0, layout.rows - size.height),
  };
}

function isFree(layout: FloorLayout, cell: Cell, containerId: string): boolean {
  const area = areaOf(cell);
  if (!fits(area, layout)) return false;
  return !layout.spots.some((spot) => spot.containerId !== containerId && overlaps(areaOf(spot), area));
}

/** The free cell for a container that is nearest to where it is wanted; the wanted one itself when the plan is full. */
export function nearestFree(layout: FloorLayout, wanted: Cell, containerId: string): Cell {
  const from = snapped(wanted, SPOT, layout);
  let best: { readonly cell: Cell; readonly distance: number } | null = null;
  for (let y = 0; y <= layout.rows - SPOT.height; y += 1) {
    for (let x = 0; x <= layout.columns - SPOT.width; x += 1) {
      // Freezers stand in rows: of two that are as near, the one beside it.
      const distance = Math.hypot(x - from.x, (y - from.y) * 1.01);
      if (best && distance >= best.distance) continue;
      if (isFree(layout, { x, y }, containerId)) best = { cell: { x, y }, distance };
    }
  }
  return best?.cell ?? from;
}

/** Puts a container on the plan, or moves it: to the free cell nearest to where it is wanted. */
export function withSpot(layout: FloorLayout, containerId: string, wanted: Cell): FloorLayout {
  const spot = { containerId, ...nearestFree(layout, wanted, containerId) };
  return { ...layout, spots: [...layout.spots.filter((one) => one.containerId !== containerId), spot] };
}

/** Takes a container off the plan. */
export function withoutSpot(layout: FloorLayout, containerId: string): FloorLayout {
  return { ...layout, spots: layout.spots.filter((one) => one.containerId !== containerId) };
}

/** Where a step leads: over whatever stands in the way, to the next free cell in this direction; null at the edge. */
export function stepOf(layout: FloorLayout, spot: Spot, step: Cell): Cell | null {
  let next: Cell = { x: spot.x + step.x, y: spot.y + step.y };
  while (fits(areaOf(next), layout)) {
    if (isFree(layout, next, spot.containerId)) return next;
    next = { x: next.x + step.x, y: next.y + step.y };
  }
  return null;
}

/** The layout with a room in it, new or changed, kept within the plan. */
export function withRoom(layout: FloorLayout, room: Room): FloorLayout {
  const width = clamped(Math.round(room.width), 1, layout.columns);
  const height = clamped(Math.round(room.height), 1, layout.rows);
  const kept = { ...room, width, height, ...snapped(room, { width, height }, layout) };
  const isKnown = layout.rooms.some(({ id }) => id === room.id);
  const rooms = isKnown ? layout.rooms.map((one) => (one.id === room.id ? kept : one)) : [...layout.rooms, kept];
  return { ...layout, rooms };
}

/** Takes a room off the plan; what stands in it stays. */
export function withoutRoom(layout: FloorLayout, roomId: string): FloorLayout {
  return { ...layout, rooms: layout.rooms.filter(({ id }) => id !== roomId) };
}

/** Makes the plan larger or smaller; what would lie outside moves in. */
export function resized(layout: FloorLayout, size: { readonly columns: number; readonly rows: number }): FloorLayout {
  const columns = clamped(Math.round(size.columns), FLOOR.minColumns, FLOOR.maxColumns);
  const rows = clamped(Math.round(size.rows), FLOOR.minRows, FLOOR.maxRows);
  let next: FloorLayout = { ...layout, columns, rows, rooms: [], spots: [] };
  for (const room of layout.rooms) next = withRoom(next, room);
  for (const spot of layout.spots) next = withSpot(next, spot.containerId, spot);
  return next;
}

/** Whether two layouts say the same. */
export function isSameLayout(a: FloorLayout, b: FloorLayout): boolean {
  const text = ({ columns, rows, rooms, spots, pictureId }: FloorLayout) =>
    JSON.stringify([
      columns,
      rows,
      pictureId,
      rooms.map(({ id, name, x, y, width, height }) => [id, name, x, y, width, height]),
      spots.map(({ containerId, x, y }) => [containerId, x, y]).toSorted(),
    ]);
  return text(a) === text(b);
}
