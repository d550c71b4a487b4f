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
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser has no canvas');
  // What is transparent would turn black in a JPEG.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  for (const quality of [0.85, 0.6, 0.35]) {
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', quality);
    });
    if (blob && blob.size <= MOST_BYTES) return blob;
  }
  throw new Error('The picture stays too large');
}
