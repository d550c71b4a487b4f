import type { Size } from '../ports.ts';
import type { Luma } from './luma.ts';
import type { Picture } from './picture.ts';

/** The levels of television: what is darker than black or lighter than white is cut off, as a canvas does. */
const BLACK = 16;
const WHITE = 235;

/**
 * What decoders look at, in this size, from black at 0 to white at 255. No side may grow. In a smaller picture each pixel is the mean of all
 * that it stands for, so that nothing of the bars of a small code is skipped.
 */
export function pictureOfLuma(luma: Luma, size: Size): Picture {
  const data = new Uint8ClampedArray(size.width * size.height);
  const [gain, black] = luma.isFull ? [1, 0] : [255 / (WHITE - BLACK), BLACK];
  if (size.width === luma.width && size.height === luma.height) spread(luma, data, gain, black);
  else shrink(luma, size, data, gain, black);
  return { data, width: size.width, height: size.height };
}

/** Each point by itself. */
function spread({ data, stride, width, height }: Luma, out: Uint8ClampedArray, gain: number, black: number): void {
  const levels = Uint8ClampedArray.from({ length: 256 }, (_, level) => (level - black) * gain);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let from = y * stride, end = from + width; from < end; from += 1, at += 1) {
      out[at] = levels[data[from] ?? 0] ?? 0;
    }
  }
}

/**
 * Each pixel is `luma.width` wide and each point `size.width`, in the same measure, and so with the heights: all in whole numbers, a point
 * that lies on an edge is shared by two pixels as it lies.
 */
function shrink(luma: Luma, size: Size, out: Uint8ClampedArray, gain: number, black: number): void {
  const sums = new Float64Array(size.width);
  const line = new Uint32Array(size.width);
  const scale = gain / (luma.width * luma.height);
  const offset = black * gain;
  let room = luma.height;
  let at = 0;
  for (let y = 0; y < luma.height; y += 1) {
    shrinkRow(luma, y, size.width, line);
    const above = Math.min(room, size.height);
    for (let x = 0; x < size.width; x += 1) sums[x] = (sums[x] ?? 0) + (line[x] ?? 0) * above;
    room -= above;
    if (room > 0) continue;
    const below = size.height - above;
    for (let x = 0; x < size.width; x += 1, at += 1) {
      out[at] = (sums[x] ?? 0) * scale - offset;
      sums[x] = (line[x] ?? 0) * below;
    }
    room = luma.height - below;
  }
}

/** One row made narrower: sums, `width` of the row times as large as the means. */
function shrinkRow({ data, stride, width: wide }: Luma, y: number, narrow: number, line: Uint32Array): void {
  let sum = 0;
  let room = wide;
  let at = 0;
  for (let from = y * stride, end = from + wide; from < end; from += 1) {
    const level = data[from] ?? 0;
    if (room > narrow) {
      sum += level * narrow;
      room -= narrow;
      continue;
    }
    line[at] = sum + level * room;
    at += 1;
    sum = level * (narrow - room);
    room = wide - (narrow - room);
  }
}
