import type { Pixels, Point } from '../ports.ts';

/** A picture that was turned, and the way back for points found in it. */
export interface TurnedPicture {
  readonly pixels: Pixels;
  readonly toUpright: (point: Point) => Point;
}

const WHITE = 0xffffffff;

/**
 * The middle of a picture turned clockwise, in the same size: readers of 1D codes look along rows and columns, and miss
 * what slants. The corners are lost; codes are held in the middle.
 */
export function turnedBy(degrees: number, { data, width, height }: Pixels): TurnedPicture {
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const out = new Uint32Array(width * height).fill(WHITE);
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
        out[at] = from[(fromY | 0) * width + (fromX | 0)] ?? WHITE;
      }
    }
  }
  return { pixels: { data: new Uint8ClampedArray(out.buffer), width, height }, toUpright };
}

/** The brightness of each pixel: red, green and blue as the eye weighs them (ITU-R BT.601), in whole numbers. */
export function luminancesOf({ data, width, height }: Pixels): Uint8ClampedArray<ArrayBuffer> {
  const gray = new Uint8ClampedArray(width * height);
  for (let pixel = 0, at = 0; pixel < gray.length; pixel += 1, at += 4) {
    gray[pixel] = ((data[at] ?? 0) * 306 + (data[at + 1] ?? 0) * 601 + (data[at + 2] ?? 0) * 117) >> 10;
  }
  return gray;
}

/** The mean of each brightness and its eight neighbours; the outermost pixels stay as they are. */
export function smoothedLuminances(gray: Uint8ClampedArray, width: number): Uint8ClampedArray<ArrayBuffer> {
  const across = new Uint16Array(gray.length);
  for (let at = 1; at < gray.length - 1; at += 1) {
    across[at] = (gray[at - 1] ?? 0) + (gray[at] ?? 0) + (gray[at + 1] ?? 0);
  }
  const out = new Uint8ClampedArray(gray);
  for (let at = width; at < gray.length - width; at += 1) {
    out[at] = ((across[at - width] ?? 0) + (across[at] ?? 0) + (across[at + width] ?? 0)) / 9;
  }
  return out;
}

/**
 * The picture in grey without the noise of a camera's sensor. It lets more faint codes be read, and in half the time:
 * noise looks like the corners of a thousand codes.
 */
export function smoothed(pixels: Pixels): Pixels {
  const gray = smoothedLuminances(luminancesOf(pixels), pixels.width);
  const out = new Uint32Array(gray.length);
  for (let at = 0; at < gray.length; at += 1) out[at] = 0xff000000 | ((gray[at] ?? 0) * 0x010101);
  return { data: new Uint8ClampedArray(out.buffer), width: pixels.width, height: pixels.height };
}
