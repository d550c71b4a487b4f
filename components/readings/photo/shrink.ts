import { PHOTO_PIXELS, PHOTO_TYPE, sizeWithin } from '../../../lib/domain/readings/photo.ts';
import { openPicture, type PictureCanvas } from '../../ui/picture.ts';

/** Of a JPEG: text on a display stays sharp. */
const QUALITY = 0.82;

/**
 * A picture drawn anew, small and upright, as JPEG. What the camera wrote beside the pixels (place, owner, device) is not in it. Throws when
 * the file holds no picture that this browser can read.
 */
export async function shrinkPhoto(
  file: Blob,
  canvasOf: (width: number, height: number) => PictureCanvas,
): Promise<ArrayBuffer> {
  const picture = await openPicture(file);
  try {
    const { width, height } = sizeWithin(picture, PHOTO_PIXELS);
    const canvas = canvasOf(width, height);
    canvas.draw(picture);
    const blob = await canvas.encode(PHOTO_TYPE, QUALITY);
    return await blob.arrayBuffer();
  } finally {
    picture.close();
  }
}
