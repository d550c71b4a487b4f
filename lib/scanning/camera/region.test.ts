import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecodedCode } from '../ports.ts';
import { decodedSize, nearestToMiddle, pixelsOfRegion, regionUnder } from './region.ts';

function codeAt(text: string, x: number, y: number): DecodedCode {
  return { text, format: 'data_matrix', source: 'camera', at: 0, corners: [{ x, y }] };
}

describe('the part of the picture under the guide', () => {
  it('is found although the element cuts the sides of a wide picture off', () => {
    const element = { x: 0, y: 100, width: 400, height: 400 };
    const guide = { x: 100, y: 200, width: 200, height: 200 };
    // 1280x720 shown in a square: 720 of the 1280 columns can be seen.
    const region = regionUnder(guide, element, { width: 1280, height: 720 });
    expect(pixelsOfRegion(region, { width: 1280, height: 720 })).toEqual({ x: 460, y: 180, width: 360, height: 360 });
  });

  it('ends where the picture ends', () => {
    const element = { x: 0, y: 0, width: 100, height: 100 };
    expect(regionUnder({ x: -50, y: -50, width: 500, height: 500 }, element, { width: 10, height: 10 })).toEqual({
      x: 0,
      y: 0,
      width: 1,
      height: 1,
    });
  });

  it('is never empty and never outside the picture', () => {
    const fraction = fc.double({ min: -0.5, max: 1.5, noNaN: true });
    const size = fc.record({ width: fc.integer({ min: 1, max: 4000 }), height: fc.integer({ min: 1, max: 4000 }) });
    fc.assert(
      fc.property(
        fc.record({ x: fraction, y: fraction, width: fraction, height: fraction }),
        size,
        (region, picture) => {
          const cut = pixelsOfRegion(region, picture);
          expect(cut.x >= 0 && cut.y >= 0 && cut.width >= 1 && cut.height >= 1).toBe(true);
          expect(cut.x + cut.width <= picture.width && cut.y + cut.height <= picture.height).toBe(true);
        },
      ),
    );
  });
});

describe('what is decoded', () => {
  it('is made smaller only when it is larger than decoders can do', () => {
    expect(decodedSize({ width: 640, height: 480 }, 1280)).toEqual({ width: 640, height: 480 });
    expect(decodedSize({ width: 1920, height: 1080 }, 1280)).toEqual({ width: 1280, height: 720 });
  });

  it('is the code in the middle when there are several', () => {
    const cut = { x: 0, y: 0, width: 200, height: 100 };
    const codes = [codeAt('edge', 5, 5), codeAt('aimed', 110, 45), codeAt('other', 150, 90)];
    expect(nearestToMiddle(codes, cut).map(({ text }) => text)).toEqual(['aimed']);
    expect(nearestToMiddle([], cut)).toEqual([]);
  });
});
