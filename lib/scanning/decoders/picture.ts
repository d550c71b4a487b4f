import type { Pixels, Point, Size } from '../ports.ts';

/** What decoders look at: the brightness of each pixel, row by row. Colours say nothing about a code. */
export interface Picture extends Size {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** A picture that was turned, and the way back for points found in it. */
export interface TurnedPicture {
  readonly picture: Picture;
  readonly toUpright: (point: Point) => Point;
}

const WHITE = 255;

/** The brightness of each pixel: red, green and blue as the eye weighs them (ITU-R BT.601), in whole numbers. */
export function pictureOf({ data, width, height }: Pixels): Picture {
  const gray = new Uint8ClampedArray(width * height);
  for (let pixel = 0, at = 0; pixel < gray.length; pixel += 1, at += 4) {
    gray[pixel] = ((data[at] ?? 0) * 306 + (data[at + 1] ?? 0) * 601 + (data[at + 2] ?? 0) * 117 + 512) >> 10;
  }
  return { data: gray, width, height };
}

/**
 * The middle of a picture turned clockwise, in the same size: readers of 1D codes look along rows and columns, and miss
 * what slants. The corners are lost; codes are held in the middle.
 */
export function turnedBy(degrees: number, { data, width, height }: Picture): TurnedPicture {
  const out = new Uint8ClampedArray(width * height).fill(WHITE);
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const middle = { x: (width - 1) / 2, y: (height - 1) / 2 };
  const toUpright = ({ x, y }: Point): Point => ({
    x: middle.x + (x - middle.x) * cos + (y - middle.y) * sin,
    y: middle.y + (y - middle.y) * cos - (x - middle.x) * sin,
  });
  for (let y = 0, at = 0; y < height; y += 1) {
    // Along a row of the turned picture both coordinates of the upright one grow evenly.
    const start = toUpright({ x: 0, y });
    let fromX = start.x + 0.5;
    let fromY = start.y + 0.5;
    for (let x = 0; x < width; x += 1, at += 1, fromX += cos, fromY -= sin) {
      if (fromX >= 0 && fromY >= 0 && fromX < width && fromY < height) {
        out[at] = data[(fromY | 0) * width + (fromX | 0)] ?? WHITE;
      }
    }
  }
  return { picture: { data: out, width, height }, toUpright };
}

/** The picture turned by a quarter, counterclockwise: the 1D readers look along rows only. */
export function quarterTurned({ data, width, height }: Picture): Picture {
  const out = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) out[(width - 1 - x) * height + y] = data[y * width + x] ?? 0;
  }
  return { data: out, width: height, height: width };
}

/**
 * The picture without the noise of a camera's sensor: each pixel the mean of itself and its eight neighbours; the outermost ones stay as
 * they are. It lets more faint codes be read, and in half the time: noise looks like the corners of a thousand codes.
 */
export function smoothed({ data, width, height }: Picture): Picture {
  const across = new Uint16Array(data.length);
  for (let at = 1; at < data.length - 1; at += 1) {
    across[at] = (data[at - 1] ?? 0) + (data[at] ?? 0) + (data[at + 1] ?? 0);
  }
  const out = new Uint8ClampedArray(data);
  for (let at = width; at < data.length - width; at += 1) {
    out[at] = ((across[at - width] ?? 0) + (across[at] ?? 0) + (across[at + width] ?? 0)) / 9;
  }
  return { data: out, width, height };
}
