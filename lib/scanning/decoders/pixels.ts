import type { Frame, Pixels } from '../ports.ts';

/** Whether a frame is plain pixels already. */
export function isPixels(frame: Frame): frame is Pixels {
  return 'data' in frame;
}

/** Width and height of any frame as it is shown. */
export function sizeOf(frame: Frame): { width: number; height: number } {
  return 'displayWidth' in frame ? { width: frame.displayWidth, height: frame.displayHeight } : frame;
}

/**
 * A reader of the pixels of any frame, in a worker or in the page. It keeps one canvas for all frames: a new one for
 * each would leave its memory to the collector thirty times a second.
 */
export function createPixelReader(): (frame: Frame) => Pixels {
  let context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D | null = null;
  return (frame) => {
    if (isPixels(frame)) return frame;
    const { width, height } = sizeOf(frame);
    context ??= newContext(width, height);
    if (context.canvas.width !== width) context.canvas.width = width;
    if (context.canvas.height !== height) context.canvas.height = height;
    context.drawImage(frame, 0, 0, width, height);
    return context.getImageData(0, 0, width, height);
  };
}

function newContext(width: number, height: number): OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D {
  const settings: CanvasRenderingContext2DSettings = { willReadFrequently: true, alpha: false };
  const context =
    typeof OffscreenCanvas === 'undefined'
      ? document.createElement('canvas').getContext('2d', settings)
      : new OffscreenCanvas(width, height).getContext('2d', settings);
  if (context === null) throw new Error('This browser has no canvas to read pictures with.');
  return context;
}
