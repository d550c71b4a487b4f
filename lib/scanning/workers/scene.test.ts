import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pixels } from '../ports.ts';
import { watchScene } from './scene.ts';

const WIDTH = 32;
const HEIGHT = 18;
const CUT = { x: 0, y: 0, width: WIDTH, height: HEIGHT };

/** A grey picture, with a label of this brightness and size in its middle. */
function picture(
  grey: number,
  label?: { bright: number; side: number },
  noise: (at: number) => number = () => 0,
): Pixels {
  const data = new Uint8ClampedArray(4 * WIDTH * HEIGHT);
  for (let at = 0; at < WIDTH * HEIGHT; at += 1) {
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
    const isLabel = label !== undefined && Math.abs(x - 16) * 2 < label.side && Math.abs(y - 9) * 2 < label.side;
    data.fill((isLabel ? label.bright : grey) + noise(at), 4 * at, 4 * at + 4);
  }
  return { data, width: WIDTH, height: HEIGHT };
}

const points = WIDTH * HEIGHT;
const noises = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: points, maxLength: points, size: 'max' });

describe('the scene before a camera', () => {
  it('is new when it is first seen', async () => {
    expect(await watchScene().hasChanged(picture(128), CUT)).toBe(true);
  });

  it('has not changed by the noise that is left in a small picture', async () => {
    await fc.assert(
      fc.asyncProperty(noises, noises, async (first, second) => {
        const scene = watchScene();
        await scene.hasChanged(
          picture(128, undefined, (at) => first[at] ?? 0),
          CUT,
        );
        const again = await scene.hasChanged(
          picture(128, undefined, (at) => second[at] ?? 0),
          CUT,
        );
        expect(again).toBe(false);
      }),
    );
  });

  it('has changed when a small label comes, and when it goes', async () => {
    const scene = watchScene();
    const [empty, full] = [picture(128), picture(128, { bright: 220, side: 4 })];
    const changes: boolean[] = [];
    for (const shown of [empty, full, full, empty]) changes.push(await scene.hasChanged(shown, CUT));
    expect(changes).toEqual([true, true, false, true]);
  });

  it('has changed at last when it changes so slowly that no two pictures differ', async () => {
    const scene = watchScene();
    const changes: boolean[] = [];
    for (let step = 0; step < 20; step += 1) changes.push(await scene.hasChanged(picture(100 + step), CUT));
    expect(changes.filter(Boolean).length).toBe(3);
  });

  it('has changed when it is looked at in another size', async () => {
    const scene = watchScene();
    await scene.hasChanged(picture(128), CUT);
    expect(await scene.hasChanged({ data: new Uint8ClampedArray(8).fill(128), width: 2, height: 1 }, CUT)).toBe(true);
  });
});
