import type { Pixels, Rectangle } from '../ports.ts';

interface Taken {
  /** `I420` unless told. */
  readonly format?: VideoPixelFormat | null;
  /** Whether black is 0 and white 255, and not 16 and 235. */
  readonly isFull?: boolean;
  /** How far the turned or mirrored picture of the sensor has to be turned back. */
  readonly rotation?: number;
  readonly flip?: boolean;
  /** How wide it is shown; as wide as it is, unless told. */
  readonly displayWidth?: number;
  /** Points around the picture that are not shown. */
  readonly margin?: number;
  /** The browser does not let it be copied. */
  readonly isSealed?: boolean;
}

/** What lies beside the rows of a copy: nothing that may be read. */
const JUNK = 77;

/**
 * A picture as a camera gives it: brightness in its own plane, which is copied with room before it and beside its rows. Its colours are left
 * out. No browser is needed.
 */
export class CameraFrame implements VideoFrame {
  readonly format: VideoPixelFormat | null;
  readonly rotation: number;
  readonly flip: boolean;
  readonly codedWidth: number;
  readonly codedHeight: number;
  readonly codedRect: DOMRectReadOnly;
  readonly visibleRect: DOMRectReadOnly;
  readonly displayWidth: number;
  readonly displayHeight: number;
  readonly colorSpace: VideoColorSpace;
  readonly duration = null;
  readonly timestamp = 0;
  isClosed = false;
  readonly #pixels: Pixels;
  readonly #margin: number;
  readonly #isSealed: boolean;

  constructor(pixels: Pixels, taken: Taken = {}) {
    const { format = 'I420', isFull = false, rotation = 0, flip = false, margin = 0, isSealed = false } = taken;
    const { width, height } = pixels;
    [this.format, this.rotation, this.flip] = [format, rotation, flip];
    [this.codedWidth, this.codedHeight] = [width + 2 * margin, height + 2 * margin];
    this.codedRect = rectangle({ x: 0, y: 0, width: this.codedWidth, height: this.codedHeight });
    this.visibleRect = rectangle({ x: margin, y: margin, width, height });
    [this.displayWidth, this.displayHeight] = [taken.displayWidth ?? width, height];
    const space = { fullRange: isFull, matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' } as const;
    this.colorSpace = { ...space, toJSON: () => space };
    [this.#pixels, this.#margin, this.#isSealed] = [pixels, margin, isSealed];
  }

  allocationSize({ rect }: VideoFrameCopyToOptions = {}): number {
    const { width = this.codedWidth, height = this.codedHeight } = rect ?? {};
    const brightness = JUNK + (width + JUNK) * height;
    return brightness + 2 * Math.ceil(width / 2) * Math.ceil(height / 2);
  }

  async copyTo(destination: AllowSharedBufferSource, options: VideoFrameCopyToOptions = {}): Promise<PlaneLayout[]> {
    const { x = 0, y = 0, width = this.codedWidth, height = this.codedHeight } = options.rect ?? {};
    if (this.#isSealed) throw new DOMException('The picture cannot be copied.', 'NotSupportedError');
    if ([x, y, width, height].some((length) => length % 2 !== 0))
      throw new TypeError('Half a colour cannot be copied.');
    if (!(destination instanceof Uint8Array)) throw new TypeError('Bytes are copied.');
    destination.fill(JUNK);
    const stride = width + JUNK;
    for (let row = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1) {
        destination[JUNK + row * stride + column] = this.#brightness(x + column - this.#margin, y + row - this.#margin);
      }
    }
    return [{ offset: JUNK, stride }];
  }

  clone(): VideoFrame {
    return this;
  }

  close(): void {
    this.isClosed = true;
  }

  /** Of ITU-R BT.709, in a whole number. */
  #brightness(x: number, y: number): number {
    const { data, width, height } = this.#pixels;
    if (x < 0 || y < 0 || x >= width || y >= height) return JUNK;
    const at = 4 * (y * width + x);
    const full = 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);
    return Math.round(this.colorSpace.fullRange === true ? full : 16 + (full * 219) / 255);
  }
}

function rectangle({ x, y, width, height }: Rectangle): DOMRectReadOnly {
  const rect = { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height };
  return { ...rect, toJSON: () => rect };
}
