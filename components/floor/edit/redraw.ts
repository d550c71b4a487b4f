import { openPicture, pageCanvas } from '../../ui/picture.ts';

/** The longest side of a kept drawing in pixels, and the most bytes that its bucket takes. */
const LONGEST = 2000;
const MOST_BYTES = 2 * 1024 * 1024;

/** Forms of pictures that are taken. No SVG: it could carry a script. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;

/**
 * The picture drawn anew, small enough to be kept on every phone: whatever else was in the file (places, cameras, names) does not leave this
 * device. Throws when it is no picture.
 */
export async function redrawn(file: Blob): Promise<Blob> {
  const picture = await openPicture(file);
  try {
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const pixels = (side: number) => Math.max(1, Math.round(side * scale));
    const canvas = pageCanvas(pixels(picture.width), pixels(picture.height));
    canvas.draw(picture);
    for (const quality of [0.85, 0.6, 0.35]) {
      const blob = await canvas.encode('image/jpeg', quality);
      if (blob.size <= MOST_BYTES) return blob;
    }
  } finally {
    picture.close();
  }
  throw new Error('The picture stays too large');
}
