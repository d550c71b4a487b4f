import { lumaOf, meansOf } from '../decoders/luma.ts';
import { pictureOf } from '../decoders/picture.ts';
import { isPixels } from '../decoders/pixels.ts';
import type { Frame, Rectangle } from '../ports.ts';

/** Tells whether what lies under the guide has changed since it was last asked. */
export interface SceneWatch {
  hasChanged(frame: Frame, cut: Rectangle): Promise<boolean>;
}

/** What a picture is made as small as: the noise of a sensor is gone, a label of a twentieth of the guide still covers some points. */
const SMALL = { width: 32, height: 18 };
/** A point has changed when it is so much lighter or darker, of 255. */
const LEVELS = 8;
/** So many points are something, and not a lamp that flickers at an edge. */
const POINTS = 4;

/** Watches the scene before a camera. Small pictures are compared, which costs a hundredth of reading codes in large ones. */
export function watchScene(): SceneWatch {
  const smallOf = createSmaller();
  let before: Uint8ClampedArray | null = null;
  return {
    async hasChanged(frame, cut) {
      const now = await smallOf(frame, cut);
      const changed = before?.length !== now.length || countChanged(before, now) >= POINTS;
      // What has not changed is compared with what it was at the last change, else a slow change would never be one.
      if (changed) before = now;
      return changed;
    },
  };
}

function countChanged(before: Uint8ClampedArray, now: Uint8ClampedArray): number {
  let count = 0;
  for (let at = 0; at < now.length; at += 1) {
    if (Math.abs((now[at] ?? 0) - (before[at] ?? 0)) > LEVELS) count += 1;
  }
  return count;
}

/** The brightness of the points of a small picture. */
function createSmaller(): (frame: Frame, cut: Rectangle) => Promise<Uint8ClampedArray> {
  let context: OffscreenCanvasRenderingContext2D | null = null;
  return async (frame, cut) => {
    if (isPixels(frame)) return pictureOf(frame).data;
    const luma = await lumaOf(frame, cut);
    if (luma !== null) return meansOf(luma, SMALL.width, SMALL.height);
    context ??= newContext();
    context.drawImage(frame, cut.x, cut.y, cut.width, cut.height, 0, 0, SMALL.width, SMALL.height);
    return pictureOf(context.getImageData(0, 0, SMALL.width, SMALL.height)).data;
  };
}

function newContext(): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(SMALL.width, SMALL.height);
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (context === null) throw new Error('This browser has no canvas to read pictures with.');
  // Each point is the mean of all it stands for, and not one of them.
  context.imageSmoothingQuality = 'medium';
  return context;
}
