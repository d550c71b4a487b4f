import { InvertedLuminanceSource, LuminanceSource } from '@zxing/library';
import type { Pixels } from '../ports.ts';
import { luminancesOf, smoothedLuminances } from './picture.ts';

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

/** The brightness of a picture. */
export function grayOf(pixels: Pixels): GrayPicture {
  return new GrayPicture(luminancesOf(pixels), pixels.width, pixels.height);
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

/** The picture without the noise of a sensor, in which the square finders of QR codes are lost. */
export function withoutNoise(picture: GrayPicture): GrayPicture {
  const width = picture.getWidth();
  return new GrayPicture(smoothedLuminances(picture.luminances, width), width, picture.getHeight());
}
