import { InvertedLuminanceSource, LuminanceSource } from '@zxing/library';
import type { Pixels } from '../ports.ts';

/**
 * Brightness of a picture for the readers of `@zxing/library`. The source that comes with `@zxing/browser` needs a
 * canvas of the page; this one works in a worker and in Node.
 */
export class GrayPicture extends LuminanceSource {
  readonly luminances: Uint8ClampedArray;

  constructor(luminances: Uint8ClampedArray, width: number, height: number) {
    super(width, height);
    this.luminances = luminances;
  }

  override getRow(y: number, row?: Uint8ClampedArray): Uint8ClampedArray {
    const width = this.getWidth();
    const out = row !== undefined && row.length >= width ? row : new Uint8ClampedArray(width);
    out.set(this.luminances.subarray(y * width, (y + 1) * width));
    return out;
  }

  override getMatrix(): Uint8ClampedArray {
    return this.luminances;
  }

  override invert(): LuminanceSource {
    return new InvertedLuminanceSource(this);
  }
}

/** Weighs red, green and blue as the eye does (ITU-R BT.601), in whole numbers. */
export function grayOf({ data, width, height }: Pixels): GrayPicture {
  const gray = new Uint8ClampedArray(width * height);
  for (let pixel = 0, at = 0; pixel < gray.length; pixel += 1, at += 4) {
    gray[pixel] = ((data[at] ?? 0) * 306 + (data[at + 1] ?? 0) * 601 + (data[at + 2] ?? 0) * 117) >> 10;
  }
  return new GrayPicture(gray, width, height);
}

/** The picture turned by a quarter, counterclockwise: the 1D readers look along rows only. */
export function turned(picture: GrayPicture): GrayPicture {
  const width = picture.getWidth();
  const height = picture.getHeight();
  const out = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) out[(width - 1 - x) * height + y] = picture.luminances[y * width + x] ?? 0;
  }
  return new GrayPicture(out, height, width);
}

/** The mean of each pixel and its eight neighbours: the square finders of QR codes are lost in a camera's noise. */
export function smoothed(picture: GrayPicture): GrayPicture {
  const width = picture.getWidth();
  const height = picture.getHeight();
  const from = picture.luminances;
  const across = new Uint16Array(from.length);
  for (let at = 1; at < from.length - 1; at += 1)
    across[at] = (from[at - 1] ?? 0) + (from[at] ?? 0) + (from[at + 1] ?? 0);
  const out = new Uint8ClampedArray(from);
  for (let at = width; at < from.length - width; at += 1) {
    out[at] = ((across[at - width] ?? 0) + (across[at] ?? 0) + (across[at + width] ?? 0)) / 9;
  }
  return new GrayPicture(out, width, height);
}
