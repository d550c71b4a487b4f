import type { Size } from '../ports.ts';
import type { Luma } from './luma.ts';
import type { Picture } from './picture.ts';

/** The levels of television: what is darker than black or lighter than white is cut off, as a canvas does. */
const BLACK = 16;
const WHITE = 235;

/**
 * What decoders look at, in this size, from black at 0 to white at 255. It is made as a canvas makes it: in another size each pixel is mixed
 * of the four points around its middle. (The mean of all that it stands for would be less noisy, and fewer small codes are read in it.)
 */
export function pictureOfLuma(luma: Luma, size: Size): Picture {
  const data = new Uint8ClampedArray(size.width * size.height);
  const levels = levelsOf(luma);
  if (size.width === luma.width && size.height === luma.height) copy(luma, levels, data);
  else mix(luma, size, levels, data);
  return { data, width: size.width, height: size.height };
}

/** What each level of the camera is from black at 0 to white at 255. */
function levelsOf({ isFull }: Luma): Uint8ClampedArray {
  const [black, white] = isFull ? [0, 255] : [BLACK, WHITE];
  return Uint8ClampedArray.from({ length: 256 }, (_, level) => ((level - black) * 255) / (white - black));
}

function copy({ data, stride, width, height }: Luma, levels: Uint8ClampedArray, out: Uint8ClampedArray): void {
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let from = y * stride, end = from + width; from < end; from += 1, at += 1) {
      out[at] = levels[data[from] ?? 0] ?? 0;
    }
  }
}

function mix({ data, stride, ...luma }: Luma, size: Size, levels: Uint8ClampedArray, out: Uint8ClampedArray): void {
  const columns = neighboursOf(luma.width, size.width);
  const rows = neighboursOf(luma.height, size.height);
  for (let y = 0, at = 0; y < size.height; y += 1) {
    const above = (rows.first[y] ?? 0) * stride;
    const below = (rows.second[y] ?? 0) * stride;
    const down = rows.share[y] ?? 0;
    for (let x = 0; x < size.width; x += 1, at += 1) {
      const left = columns.first[x] ?? 0;
      const right = columns.second[x] ?? 0;
      const over = columns.share[x] ?? 0;
      const upper = (data[above + left] ?? 0) * (ONE - over) + (data[above + right] ?? 0) * over;
      const lower = (data[below + left] ?? 0) * (ONE - over) + (data[below + right] ?? 0) * over;
      out[at] = levels[(upper * (ONE - down) + lower * down + HALF) >> 16] ?? 0;
    }
  }
}

/** Shares are told in 256ths: four of them mixed fit into a whole number. */
const ONE = 256;
const HALF = (ONE * ONE) / 2;

/** Along one side: between which two points the middle of each pixel lies, and the share of the second. */
function neighboursOf(points: number, pixels: number): Record<'first' | 'second' | 'share', Uint16Array> {
  const middles = Array.from({ length: pixels }, (_, pixel) =>
    Math.min(points - 1, Math.max(0, ((pixel + 0.5) * points) / pixels - 0.5)),
  );
  return {
    first: Uint16Array.from(middles, Math.floor),
    second: Uint16Array.from(middles, (middle) => Math.min(points - 1, Math.floor(middle) + 1)),
    share: Uint16Array.from(middles, (middle) => Math.round((middle % 1) * ONE)),
  };
}
