import type { DecodeRequest, Frame, Pixels, Point, Rectangle, Size } from '../ports.ts';
import { lumaOf } from './luma.ts';
import { pictureOfLuma } from './luma-picture.ts';
import { pictureOf, type Picture } from './picture.ts';

/** What a decoder was asked to look at, and where it lies in the whole frame. */
export interface Looked {
  readonly picture: Picture;
  readonly toFrame: (point: Point) => Point;
}

/** Whether a frame is plain pixels already. */
export function isPixels(frame: Frame): frame is Pixels {
  return 'data' in frame;
}

/** Width and height of any frame as it is shown. */
export function sizeOf(frame: Frame): Size {
  return 'displayWidth' in frame ? { width: frame.displayWidth, height: frame.displayHeight } : frame;
}

/**
 * A reader of any frame, in a worker or in the page. Brightness that the camera gives is taken as it is; all else is drawn by
 * a canvas first, which takes several times as long. One canvas is kept for all frames: a new one for each would leave its memory
 * to the collector thirty times a second.
 */
export function createFrameReader(): (frame: Frame, look: DecodeRequest['look']) => Promise<Looked> {
  let context: Context | null = null;

  const drawn = (frame: Exclude<Frame, Pixels>, cut: Rectangle, size: Size): Picture => {
    context ??= newContext(size);
    if (context.canvas.width !== size.width) context.canvas.width = size.width;
    if (context.canvas.height !== size.height) context.canvas.height = size.height;
    context.drawImage(frame, cut.x, cut.y, cut.width, cut.height, 0, 0, size.width, size.height);
    return pictureOf(context.getImageData(0, 0, size.width, size.height));
  };

  return async (frame, look) => {
    if (isPixels(frame)) return { picture: pictureOf(frame), toFrame: (point) => point };
    const whole = sizeOf(frame);
    const { cut, size } = look ?? { cut: { x: 0, y: 0, ...pick(whole) }, size: whole };
    const luma = await lumaOf(frame, cut);
    return {
      picture: luma === null ? drawn(frame, cut, size) : pictureOfLuma(luma, size),
      toFrame: ({ x, y }) => ({
        x: cut.x + (x * cut.width) / size.width,
        y: cut.y + (y * cut.height) / size.height,
      }),
    };
  };
}

type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

function newContext(size: Size): Context {
  const settings: CanvasRenderingContext2DSettings = { willReadFrequently: true, alpha: false };
  const context =
    typeof OffscreenCanvas === 'undefined'
      ? document.createElement('canvas').getContext('2d', settings)
      : new OffscreenCanvas(size.width, size.height).getContext('2d', settings);
  if (context === null) throw new Error('This browser has no canvas to read pictures with.');
  return context;
}

function pick({ width, height }: Size): Size {
  return { width, height };
}
