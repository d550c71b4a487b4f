import { describe, expect, it } from 'vitest';
import { CODE_FORMATS } from '../ports.ts';
import { createNativeDecoder, type BarcodeDetectorClass } from './native.ts';

interface Found {
  readonly rawValue: string;
  readonly format: string;
}

function detectorClass(supported: readonly string[], found: readonly Found[] = []): BarcodeDetectorClass {
  return class {
    static async getSupportedFormats(): Promise<readonly string[]> {
      return supported;
    }
    async detect(): Promise<readonly (Found & { cornerPoints: { x: number; y: number }[] })[]> {
      return found.map((code) => ({ ...code, cornerPoints: [{ x: 1, y: 2 }] }));
    }
  };
}

// The stand-in never looks at the picture.
const frame = { displayWidth: 1, displayHeight: 1 } as VideoFrame;

describe("the browser's own detector", () => {
  it('is not used where it is missing', async () => {
    expect(await createNativeDecoder(CODE_FORMATS)).toBeNull();
  });

  it('is not used when it lacks one of the formats wanted', async () => {
    const formats = CODE_FORMATS.filter((format) => format !== 'data_matrix');
    expect(await createNativeDecoder(CODE_FORMATS, detectorClass(formats))).toBeNull();
  });

  it('is not used when it cannot even say what it reads', async () => {
    const broken = class extends detectorClass([]) {
      static override async getSupportedFormats(): Promise<readonly string[]> {
        throw new Error('The detection service is not installed.');
      }
    };
    expect(await createNativeDecoder(CODE_FORMATS, broken)).toBeNull();
  });

  it('gives a UPC-A symbol the text every other decoder gives it', async () => {
    const found = [{ rawValue: '012345678905', format: 'upc_a' }];
    const decoder = await createNativeDecoder(CODE_FORMATS, detectorClass([...CODE_FORMATS, 'upc_a'], found));
    expect(await decoder?.decode(frame, { at: 5, source: 'camera' })).toEqual([
      { text: '0012345678905', format: 'ean_13', at: 5, source: 'camera', corners: [{ x: 1, y: 2 }] },
    ]);
  });

  it('passes over what lies outside the part that was asked for', async () => {
    const look = { cut: { x: 50, y: 50, width: 10, height: 10 }, size: { width: 10, height: 10 } };
    const decoder = await createNativeDecoder(
      CODE_FORMATS,
      detectorClass(CODE_FORMATS, [{ rawValue: 'A', format: 'qr_code' }]),
    );
    expect(await decoder?.decode(frame, { at: 5, source: 'camera', look })).toEqual([]);
    expect(await decoder?.decode(frame, { at: 5, source: 'camera' })).toHaveLength(1);
  });

  it('passes over what it saw but could not read, and formats nobody asked for', async () => {
    const found = [
      { rawValue: '', format: 'qr_code' },
      { rawValue: 'X', format: 'code_93' },
    ];
    const decoder = await createNativeDecoder(CODE_FORMATS, detectorClass(CODE_FORMATS, found));
    expect(await decoder?.decode(frame, { at: 5, source: 'camera' })).toEqual([]);
  });
});
