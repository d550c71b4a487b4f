import { PHOTO_PIXELS, PHOTO_TYPE, sizeWithin } from '../../../lib/domain/readings/photo.ts';

/** Of a JPEG: text on a display stays sharp. */
const QUALITY = 0.82;

/** A canvas of either kind, as far as a photo needs it. */
export interface PhotoCanvas {
  draw(picture: ImageBitmap, width: number, height: number): void;
  encode(type: string, quality: number): Promise<Blob>;
}

/**
 * A picture drawn anew, small and upright, as JPEG. What the camera wrote beside the pixels (place, owner, device) is not in it. Throws when
 * the file holds no picture that this browser can read.
 */
export async function shrinkPhoto(
  file: Blob,
  canvasOf: (width: number, height: number) => PhotoCanvas,
): Promise<ArrayBuffer> {
  const picture = await createImageBitmap(file);
  try {
    const { width, height } = sizeWithin(picture, PHOTO_PIXELS);
    const canvas = canvasOf(width, height);
    canvas.draw(picture, width, height);
    const blob = await canvas.encode(PHOTO_TYPE, QUALITY);
    return await blob.arrayBuffer();
  } finally {
    picture.close();
  }
}

/** Draws on a context of either kind; JPEG knows no transparency, so what is transparent is white. */
export function paint(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null,
  picture: ImageBitmap,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  if (!context) throw new Error('This browser has no canvas to draw on');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
}

/** A canvas that no screen shows, for a worker. */
export function offscreenCanvas(width: number, height: number): PhotoCanvas {
  const canvas = new OffscreenCanvas(width, height);
  return {
    draw: (picture) => paint(canvas.getContext('2d'), picture, { width, height }),
    encode: (type, quality) => canvas.convertToBlob({ type, quality }),
  };
}
