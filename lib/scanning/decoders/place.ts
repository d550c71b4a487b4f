import type { DecodedCode, Point } from '../ports.ts';

/** The middle of a symbol, or null when its decoder did not say where it is. */
export function middleOf({ corners = [] }: DecodedCode): Point | null {
  if (corners.length === 0) return null;
  const sum = corners.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / corners.length, y: sum.y / corners.length };
}

/** How far two points are apart. */
export function distanceOf(left: Point, right: Point): number {
  return Math.hypot(left.x - right.x, left.y - right.y);
}

/** Whether two readings are of one symbol; two tubes that carry the same code stand further apart. */
export function isSameSymbol(left: DecodedCode, right: DecodedCode): boolean {
  if (left.text !== right.text || left.format !== right.format) return false;
  const [here, there] = [middleOf(left), middleOf(right)];
  if (here === null || there === null) return true;
  const reach = Math.max(0, ...(left.corners ?? []).map((corner) => distanceOf(corner, here)));
  return distanceOf(here, there) <= reach;
}
