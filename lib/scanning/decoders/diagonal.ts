import type { Pixels, Point } from '../ports.ts';

/** A picture turned by an eighth of a turn, and the way back for points found in it. */
export interface DiagonalPicture {
  readonly pixels: Pixels;
  readonly toUpright: (point: Point) => Point;
}

const COS_45 = Math.SQRT1_2;

/**
 * The middle of a picture turned by 45 degrees, in the same size: readers of 1D codes look along rows and columns, and
 * miss what lies between. The corners are lost; codes are held in the middle.
 */
export function diagonal({ data, width, height }: Pixels): DiagonalPicture {
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const out = new Uint32Array(width * height).fill(0xffffffff);
  const middle = { x: (width - 1) / 2, y: (height - 1) / 2 };
  for (let y = 0, at = 0; y < height; y += 1) {
    // Along a row of the turned picture both coordinates of the upright one grow evenly.
    let fromX = middle.x + (-middle.x + (y - middle.y)) * COS_45 + 0.5;
    let fromY = middle.y + (middle.x + (y - middle.y)) * COS_45 + 0.5;
    for (let x = 0; x < width; x += 1, at += 1, fromX += COS_45, fromY -= COS_45) {
      if (fromX >= 0 && fromY >= 0 && fromX < width && fromY < height) {
        out[at] = from[(fromY | 0) * width + (fromX | 0)] ?? 0xffffffff;
      }
    }
  }
  return {
    pixels: { data: new Uint8ClampedArray(out.buffer), width, height },
    toUpright: ({ x, y }) => ({
      x: middle.x + (x - middle.x + (y - middle.y)) * COS_45,
      y: middle.y + (y - middle.y - (x - middle.x)) * COS_45,
    }),
  };
}
