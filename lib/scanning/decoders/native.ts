import {
  CODE_FORMATS,
  type CodeFormat,
  type DecodedCode,
  type Decoder,
  type Frame,
  type Point,
  type Rectangle,
} from '../ports.ts';
import { canonicalText } from './canonical.ts';
import { isPixels } from './pixels.ts';

/** The part of the web's Barcode Detection API that is used here; TypeScript does not know it yet. */
export interface BarcodeDetectorLike {
  detect(source: ImageBitmap | VideoFrame | ImageData): Promise<readonly DetectedBarcodeLike[]>;
}

interface DetectedBarcodeLike {
  readonly rawValue: string;
  readonly format: string;
  readonly cornerPoints: readonly { readonly x: number; readonly y: number }[];
}

/** The class a browser may have under `BarcodeDetector`. */
export interface BarcodeDetectorClass {
  new (options: { formats: readonly string[] }): BarcodeDetectorLike;
  getSupportedFormats(): Promise<readonly string[]>;
}

/**
 * The browser's own detector, or null where it is missing or cannot read every format wanted: a decoder that reads
 * some formats and not others leaves a technician wondering why this box scans and that one does not.
 */
export async function createNativeDecoder(
  formats: readonly CodeFormat[],
  detectorClass: BarcodeDetectorClass | undefined = detectorOf(globalThis),
): Promise<Decoder | null> {
  if (detectorClass === undefined) return null;
  const supported = new Set(await detectorClass.getSupportedFormats().catch(() => []));
  if (!formats.every((format) => supported.has(format))) return null;
  // A UPC-A symbol is an EAN-13 that begins with zero; some detectors insist on the difference.
  const asked = formats.includes('ean_13') && supported.has('upc_a') ? [...formats, 'upc_a'] : formats;
  const detector = new detectorClass({ formats: asked });
  return {
    id: 'native',
    formats,
    async decode(frame, { at, source, look }) {
      const found = await detector.detect(detectable(frame));
      return found.flatMap(({ rawValue, format, cornerPoints }): DecodedCode[] => {
        const name = format === 'upc_a' ? 'ean_13' : CODE_FORMATS.find((candidate) => candidate === format);
        if (name === undefined || rawValue === '') return [];
        const corners = cornerPoints.map(({ x, y }) => ({ x, y }));
        if (look !== undefined && !corners.every((corner) => isInside(corner, look.cut))) return [];
        return [{ text: canonicalText(name, rawValue), format: name, at, source, corners }];
      });
    },
    close: () => undefined,
  };
}

/** The detector sees the whole frame; what lies outside the part asked for was not aimed at. */
function isInside({ x, y }: Point, cut: Rectangle): boolean {
  return x >= cut.x && y >= cut.y && x <= cut.x + cut.width && y <= cut.y + cut.height;
}

function detectable(frame: Frame): ImageBitmap | VideoFrame | ImageData {
  return isPixels(frame) ? new ImageData(frame.data, frame.width, frame.height) : frame;
}

function detectorOf(scope: object): BarcodeDetectorClass | undefined {
  const candidate: unknown = 'BarcodeDetector' in scope ? scope.BarcodeDetector : undefined;
  return isDetectorClass(candidate) ? candidate : undefined;
}

function isDetectorClass(candidate: unknown): candidate is BarcodeDetectorClass {
  return typeof candidate === 'function' && 'getSupportedFormats' in candidate;
}
