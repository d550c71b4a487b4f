import type { DecodeRequest, Frame, Pixels, Point, Size } from '../ports.ts';

/** Pixels of what a decoder was asked to look at, and where they lie in the whole frame. */
export interface Looked {
  readonly pixels: Pixels;
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
 * A reader of the pixels of any frame, in a worker or in the page. It keeps one canvas for all frames: a new one for
 * each would leave its memory to the collector thirty times a second.
 */
export function createPixelReader(): (frame: Frame, look: DecodeRequest['look']) => Looked {
  let context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D | null = null;
  return (frame, look) => {
    if (isPixels(frame)) return { pixels: frame, toFrame: (point) => point };
    const whole = sizeOf(frame);
    const { cut, size } = look ?? { cut: { x: 0, y: 0, ...pick(whole) }, size: whole };
    context ??= newContext(size);
    if (context.canvas.width !== size.width) context.canvas.width = size.width;
    if (context.canvas.height !== size.height) context.canvas.height = size.height;
    context.drawImage(frame, cut.x, cut.y, cut.width, cut.height, 0, 0, size.width, size.height);
    return {
      pixels: context.getImageData(0, 0, size.width, size.height),
      toFrame: ({ x, y }) => ({
        x: cut.x + (x * cut.width) / size.width,
        y: cut.y + (y * cut.height) / size.height,
      }),
    };
  };
}

function newContext(size: Size): OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D {
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
