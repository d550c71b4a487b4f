import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pixels, Rectangle, Size } from '../ports.ts';
import { CameraFrame } from '../testing/camera-frame.ts';
import { pictureOf } from './picture.ts';
import { createFrameReader } from './pixels.ts';

const greys = (width: number, height: number, level: (x: number, y: number) => number): Pixels => ({
  data: Uint8ClampedArray.from({ length: 4 * width * height }, (_, at) =>
    level((at >> 2) % width, Math.floor((at >> 2) / width)),
  ),
  width,
  height,
});

/** Sizes of a picture and of what it is made smaller to, and noise to fill it with. */
const shrinking = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 12 })).chain(([width, height]) =>
  fc.record({
    from: fc.constant({ width, height }),
    to: fc.record({ width: fc.integer({ min: 1, max: width }), height: fc.integer({ min: 1, max: height }) }),
    levels: fc.array(fc.integer({ min: 0, max: 255 }), { minLength: width * height, maxLength: width * height }),
  }),
);

/** How bright it is between the points, as far into the picture as `x` and `y`. */
function between(levels: readonly number[], { width, height }: Size, x: number, y: number): number {
  const [inX, inY] = [Math.min(width - 1, Math.max(0, x)), Math.min(height - 1, Math.max(0, y))];
  const [left, top] = [Math.floor(inX), Math.floor(inY)];
  const level = (column: number, row: number): number =>
    levels[Math.min(height - 1, row) * width + Math.min(width - 1, column)] ?? 0;
  const upper = level(left, top) + (level(left + 1, top) - level(left, top)) * (inX - left);
  const lower = level(left, top + 1) + (level(left + 1, top + 1) - level(left, top + 1)) * (inX - left);
  return upper + (lower - upper) * (inY - top);
}

describe('what a decoder looks at in a picture of the camera', () => {
  const steps = greys(64, 36, (x, y) => (x * 4 + y * 2) % 256);

  it.each([{ isFull: true }, { isFull: false }])('goes from black at 0 to white at 255: %o', async (taken) => {
    const { picture } = await createFrameReader()(new CameraFrame(steps, taken), undefined);
    const colours = pictureOf(steps);
    expect([picture.width, picture.height]).toEqual([64, 36]);
    expect(Math.max(...picture.data.map((level, at) => Math.abs(level - (colours.data[at] ?? 0))))).toBeLessThan(2);
  });

  it('is the cut that was asked for, and its points are told in the whole picture', async () => {
    const cut: Rectangle = { x: 33, y: 11, width: 20, height: 10 };
    const look = { cut, size: { width: 10, height: 5 } };
    const { picture, toFrame } = await createFrameReader()(new CameraFrame(steps, { isFull: true }), look);
    // Four points each: their mean.
    expect([...picture.data.subarray(0, 2)]).toEqual([33 * 4 + 11 * 2 + 3, 35 * 4 + 11 * 2 + 3]);
    expect(toFrame({ x: 10, y: 2.5 })).toEqual({ x: 53, y: 16 });
  });

  it('is in each pixel as bright as the picture is in its middle, whatever the sizes are', async () => {
    await fc.assert(
      fc.asyncProperty(shrinking, async ({ from, to, levels }) => {
        // Only whole points of colour can be copied.
        const [width, height] = [from.width + (from.width % 2), from.height + (from.height % 2)];
        const noise = greys(width, height, (x, y) => levels[y * from.width + x] ?? 0);
        const look = { cut: { x: 0, y: 0, ...from }, size: to };
        const { picture } = await createFrameReader()(new CameraFrame(noise, { isFull: true }), look);
        for (const [at, level] of picture.data.entries()) {
          const x = (((at % to.width) + 0.5) * from.width) / to.width - 0.5;
          const y = ((Math.floor(at / to.width) + 0.5) * from.height) / to.height - 0.5;
          expect(Math.abs(level - between(levels, from, x, y))).toBeLessThan(2);
        }
      }),
    );
  });
});
