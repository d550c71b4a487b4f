import { describe, expect, it } from 'vitest';
import type { Pixels } from '../ports.ts';
import { CameraFrame } from '../testing/camera-frame.ts';
import { lumaOf, meansOf } from './luma.ts';

const WIDTH = 64;
const HEIGHT = 36;
const WHOLE = { x: 0, y: 0, width: WIDTH, height: HEIGHT };

/** Each point in a grey of its own. */
const pixels: Pixels = {
  data: Uint8ClampedArray.from({ length: 4 * WIDTH * HEIGHT }, (_, at) => (at >> 2) % 251),
  width: WIDTH,
  height: HEIGHT,
};

describe('the brightness of a picture', () => {
  it('has a mean in each field of a grid, whatever lies beside what is seen of its rows', () => {
    const [width, height, stride] = [64, 36, 80];
    const data = Uint8Array.from({ length: stride * height }, (_, at) => (at % stride < width / 2 ? 40 : 200));
    const means = meansOf({ data, stride, width, height, isFull: true }, 4, 2);
    expect([...means]).toEqual([40, 40, 200, 200, 40, 40, 200, 200]);
  });

  it.each([
    ['all of it', WHOLE, 0],
    ['a part that begins between two points of colour', { x: 7, y: 5, width: 10, height: 8 }, 0],
    ['the last corner', { x: 49, y: 31, width: 15, height: 5 }, 0],
    ['what is shown of a larger one', { x: 6, y: 3, width: 21, height: 9 }, 8],
  ])('is that of the part asked for: %s', async (_name, cut, margin) => {
    const luma = await lumaOf(new CameraFrame(pixels, { isFull: true, margin }), cut);
    const rows = Array.from({ length: cut.height }, (_row, y) =>
      luma === null ? [] : [...luma.data.subarray(y * luma.stride, y * luma.stride + cut.width)],
    );
    const expected = rows.map((_row, y) =>
      Array.from({ length: cut.width }, (_point, x) => ((cut.y + y) * WIDTH + cut.x + x) % 251),
    );
    expect(rows).toEqual(expected);
  });

  it.each([
    ['has colours alone', { format: 'RGBA' as const }],
    ['lies where nobody can look at it', { format: null }],
    ['is shown turned', { rotation: 90 }],
    ['is shown mirrored', { flip: true }],
    ['is shown stretched', { displayWidth: 48 }],
    ['cannot be copied', { isSealed: true }],
  ])('is left to a canvas where a picture %s', async (_name, taken) => {
    expect(await lumaOf(new CameraFrame(pixels, taken), WHOLE)).toBeNull();
  });

  it('is left to a canvas where the picture ends in half a point of colour', async () => {
    const odd = new CameraFrame({ ...pixels, width: WIDTH - 1 });
    expect(await lumaOf(odd, { x: 0, y: 0, width: WIDTH - 1, height: HEIGHT })).toBeNull();
  });
});
