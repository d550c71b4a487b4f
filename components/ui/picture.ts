/** A canvas of either kind, as far as a picture drawn anew needs it. */
export interface PictureCanvas {
  draw(picture: ImageBitmap): void;
  encode(type: string, quality: number): Promise<Blob>;
}

/** The picture in a file, upright as its camera was held. Throws when this browser cannot read it. */
export function openPicture(file: Blob): Promise<ImageBitmap> {
  return createImageBitmap(file, { imageOrientation: 'from-image' });
}

/** A canvas that no screen shows, for a worker. */
export function offscreenCanvas(width: number, height: number): PictureCanvas {
  const canvas = new OffscreenCanvas(width, height);
  return {
    draw: (picture) => paint(canvas.getContext('2d'), picture, { width, height }),
    encode: (type, quality) => canvas.convertToBlob({ type, quality }),
  };
}

/** The same in the page, for browsers whose workers have none. */
export function pageCanvas(width: number, height: number): PictureCanvas {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  return {
    draw: (picture) => paint(canvas.getContext('2d'), picture, { width, height }),
    encode: (type, quality) =>
      new Promise((resolve, reject) => {
        canvas.toBlob(
          (blob) => (blob ? resolve(blob) : reject(new Error('The picture cannot be encoded'))),
          type,
          quality,
        );
      }),
  };
}

/* JPEG knows no transparency: what is transparent is white. */
function paint(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null,
  picture: ImageBitmap,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  if (!context) throw new Error('This browser has no canvas to draw on');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
}
