import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FollowWord, Frame } from '../ports.ts';
import { PatientDecoder, settled } from '../testing/decoders.ts';
import { followCamera, type Follower } from './follow.ts';

/** Pictures of 100 x 80 that are given out one at a time, as a camera does: what nobody takes is lost. */
class Camera {
  isGivenBack = false;
  readonly #controller: ReadableStreamDefaultController<Frame>;
  readonly frames: ReadableStream<Frame>;

  constructor() {
    let controller: ReadableStreamDefaultController<Frame> | undefined;
    this.frames = new ReadableStream<Frame>(
      { start: (own) => void (controller = own), cancel: () => void (this.isGivenBack = true) },
      { highWaterMark: 0 },
    );
    if (controller === undefined) throw new Error('A stream starts when it is made.');
    this.#controller = controller;
  }

  /** Another brightness is another scene. */
  async show(bright = 40): Promise<void> {
    if ((this.#controller.desiredSize ?? 0) >= 0)
      this.#controller.enqueue({ data: new Uint8ClampedArray(4 * 100 * 80).fill(bright), width: 100, height: 80 });
    await settled();
  }

  end(): void {
    this.#controller.close();
  }
}

let now = 0;
let camera: Camera;
let decoder: PatientDecoder;
let words: FollowWord[];

beforeEach(() => {
  vi.useFakeTimers();
  [now, camera, decoder, words] = [0, new Camera(), new PatientDecoder('test'), []];
});
afterEach(() => vi.useRealTimers());

function follow(
  options: { region?: null | { x: number; y: number; width: number; height: number }; rest?: number } = {},
): Follower {
  const { region = null, rest = 0 } = options;
  return followCamera(
    decoder,
    camera.frames,
    { region, rest },
    () => now,
    (word) => words.push(word),
  );
}

describe('a decoder that follows a camera', () => {
  it('says what it sees at once, with the time at which the picture came', async () => {
    follow();
    now = 40;
    await camera.show();
    now = 70;
    await decoder.waiting[0]?.answer(['TUBE-1']);
    expect(words).toMatchObject([
      {
        looks: 1,
        codes: [{ text: 'TUBE-1', at: 40 }],
        last: { size: { width: 100, height: 80 }, request: { at: 40 } },
      },
    ]);
  });

  it('tells that it has begun, and then twice a second how often it looked', async () => {
    follow();
    for (let look = 0; look < 3; look += 1) {
      await camera.show();
      await decoder.waiting[0]?.answer([]);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(words.map(({ looks }) => looks)).toEqual([1, 2, 0]);
  });

  it('looks where the guide is, also when it moves', async () => {
    const follower = follow({ region: { x: 0.5, y: 0, width: 0.5, height: 1 } });
    await camera.show();
    follower.aim({ x: 0, y: 0, width: 0.5, height: 0.5 });
    const cuts = [decoder.waiting[0]?.request.look?.cut];
    await decoder.waiting[0]?.answer([]);
    await camera.show();
    cuts.push(decoder.waiting[0]?.request.look?.cut);
    expect(cuts).toEqual([
      { x: 50, y: 0, width: 50, height: 80 },
      { x: 0, y: 0, width: 50, height: 40 },
    ]);
  });

  it('rests after a look for as long as it was told', async () => {
    follow({ rest: 0.5 });
    await camera.show();
    now = 100;
    await decoder.waiting[0]?.answer([]);
    await camera.show();
    const looksAtRest = decoder.looks;
    await vi.advanceTimersByTimeAsync(50);
    expect([looksAtRest, decoder.looks]).toEqual([1, 2]);
  });

  it('looks at a scene that stays the same in all ways, and then ten times a second', async () => {
    follow();
    const looksAt: number[] = [];
    for (now = 0; now < 1000; now += 10) {
      await camera.show();
      if (decoder.waiting.length > 0) looksAt.push(now);
      await decoder.waiting[0]?.answer([]);
    }
    expect([looksAt.slice(0, 13), looksAt.length]).toEqual([
      [...Array(12).keys()].map((look) => look * 10).concat(210),
      20,
    ]);
  });

  it('looks seldom at a code that was seen twice, and at once at what comes after it', async () => {
    follow();
    const looksAt: number[] = [];
    for (now = 0; now < 100; now += 10) {
      await camera.show(now < 60 ? 40 : 200);
      if (decoder.waiting.length > 0) looksAt.push(now);
      await decoder.waiting[0]?.answer(['TUBE-1']);
    }
    expect(looksAt).toEqual([0, 10, 60, 70]);
  });

  it('tells the decoder when something new is to be seen', async () => {
    follow();
    const news: (boolean | undefined)[] = [];
    for (const bright of [40, 40, 200]) {
      await camera.show(bright);
      news.push(decoder.waiting[0]?.request.isNew);
      await decoder.waiting[0]?.answer([]);
    }
    expect(news).toEqual([true, false, true]);
  });

  it('lets pictures pass while it is held', async () => {
    const follower = follow();
    follower.hold(true);
    for (let frame = 0; frame < 5; frame += 1) await camera.show();
    const looksWhenHeld = decoder.looks;
    follower.hold(false);
    await camera.show();
    expect([looksWhenHeld, decoder.looks]).toEqual([0, 1]);
  });

  it('gives the camera back when it is told to leave', async () => {
    const follower = follow();
    follower.leave();
    await follower.ended;
    expect([camera.isGivenBack, vi.getTimerCount()]).toEqual([true, 0]);
  });

  it('ends with the camera', async () => {
    const follower = follow();
    camera.end();
    await follower.ended;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that breaks gives the camera back and says why', async () => {
    const follower = follow();
    const failure = expect(follower.ended).rejects.toThrow('The module could not be downloaded.');
    await camera.show();
    await decoder.waiting[0]?.fail(new Error('The module could not be downloaded.'));
    await failure;
    expect([camera.isGivenBack, vi.getTimerCount()]).toEqual([true, 0]);
  });
});
