import { wasmDecoder } from './decoders/browser-decoders.ts';
import { CODE_FORMATS, type CodeFormat, type DecodedCode } from './ports.ts';

/** Why a picture could not be looked at. */
export type StillErrorCode = 'still_too_large' | 'still_not_an_image';

/** Thrown by a still reader for a file that is no picture it can look at. */
export class StillError extends Error {
  override readonly name = 'StillError';
  readonly code: StillErrorCode;

  constructor(code: StillErrorCode, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** Reads pictures that were taken or chosen: a photograph of a rack, a scanned delivery note. */
export interface StillReader {
  /** Every code in the picture; none is an empty list. Rejects with `StillError` for what is no picture. */
  read(image: Blob): Promise<readonly DecodedCode[]>;
  close(): void;
}

/** Larger than any phone's photograph; a picture of this size would not fit into the memory of a phone anyway. */
const MOST_BYTES = 40_000_000;
/** A rack of 96 needs 20 pixels per module of a tube's code; more only costs time. */
const LONGEST_SIDE = 3000;

/** Makes a reader for pictures. Its worker starts with the first picture. */
export function createStillReader(formats: readonly CodeFormat[] = CODE_FORMATS): StillReader {
  const decoder = wasmDecoder(formats);
  return {
    async read(image) {
      if (image.size > MOST_BYTES) throw new StillError('still_too_large');
      const picture = await pictureOf(image);
      try {
        return await decoder.decode(picture, { at: performance.now(), source: 'still' });
      } finally {
        picture.close();
      }
    },
    close: () => decoder.close(),
  };
}

async function pictureOf(image: Blob): Promise<ImageBitmap> {
  try {
    // Phones store turned photographs with a note that says so.
    const full = await createImageBitmap(image, { imageOrientation: 'from-image' });
    const scale = LONGEST_SIDE / Math.max(full.width, full.height);
    if (scale >= 1) return full;
    const smaller = await createImageBitmap(full, {
      resizeWidth: Math.round(full.width * scale),
      resizeHeight: Math.round(full.height * scale),
      resizeQuality: 'medium',
    });
    full.close();
    return smaller;
  } catch (error) {
    throw new StillError('still_not_an_image', error);
  }
}
