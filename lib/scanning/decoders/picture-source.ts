import { InvertedLuminanceSource, LuminanceSource } from '@zxing/library';
import type { Picture } from './picture.ts';

/**
 * A picture for the readers of `@zxing/library`. The source that comes with `@zxing/browser` needs a canvas of the page; this one works in
 * a worker and in Node.
 */
export class PictureSource extends LuminanceSource {
  readonly luminances: Uint8ClampedArray;

  constructor({ data, width, height }: Picture) {
    super(width, height);
    this.luminances = data;
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
