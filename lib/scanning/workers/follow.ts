import { decodedSize, pixelsOfRegion } from '../camera/region.ts';
import { isPixels, sizeOf } from '../decoders/pixels.ts';
import { watchScene, type SceneWatch } from './scene.ts';
import type { Decoder, DecodedCode, DecodeRequest, FollowOptions, FollowWord, Frame, Region } from '../ports.ts';

/** What a worker that follows a camera may be told meanwhile. */
export interface Follower {
  aim(region: Region | null): void;
  hold(isHeld: boolean): void;
  leave(): void;
  /** When the camera has ended; rejects when the decoder is broken. */
  readonly ended: Promise<void>;
}

/** A page that hears nothing for longer takes the decoder for overloaded or hung. */
const WORD_EVERY_MS = 500;
/** A scene in which nothing changes is looked at in all ways, then only so often: a phone gets warm, and its battery empty. */
const LOOKS_AT_SCENE = 12;
const STILL_SCENE_MS = 100;
/** So many looks have to agree about a code with a weak check. */
const SIGHTINGS = 2;

/**
 * Looks at the newest picture of a camera, rests, and looks again, until it is told to leave or the camera ends. Pictures that come
 * meanwhile are dropped by the camera's own queue of one. `clock` is the page's `performance.now()`.
 */
export function followCamera(
  decoder: Decoder,
  frames: ReadableStream<Frame>,
  { region: first, rest }: FollowOptions,
  clock: () => number,
  tell: (word: FollowWord) => void,
  scene: SceneWatch = watchScene(),
): Follower {
  const reader = frames.getReader();
  let region = first;
  let isHeld = false;
  let looks = 0;
  let last: FollowWord['last'] = null;
  /** Of what is to be seen now. */
  let [looked, sightings] = [0, 0];

  const say = (codes: readonly DecodedCode[]): void => {
    tell({ looks, codes, last });
    looks = 0;
  };

  /** A camera that is gone already cannot be given back. */
  const giveBack = (): void => void reader.cancel().catch(() => undefined);

  /** Whether it has looked; most pictures of a scene that stays the same need no look. */
  const look = async (frame: Frame): Promise<boolean> => {
    const size = sizeOf(frame);
    const cut = pixelsOfRegion(region, size);
    const at = clock();
    const isNew = await scene.hasChanged(frame, cut);
    if (isNew) [looked, sightings] = [0, 0];
    const isDone = looked >= LOOKS_AT_SCENE || sightings >= SIGHTINGS;
    if (isDone && last !== null && at - last.request.at < STILL_SCENE_MS) return false;
    const request: DecodeRequest = { at, source: 'camera', look: { cut, size: decodedSize(cut) }, isNew };
    const codes = await decoder.decode(frame, request);
    const isFirst = last === null;
    looks += 1;
    looked += 1;
    last = { request, size };
    if (codes.length > 0) sightings += 1;
    if (codes.length > 0 || isFirst) say(codes);
    return true;
  };

  const run = async (): Promise<void> => {
    const words = setInterval(() => say([]), WORD_EVERY_MS);
    try {
      for (;;) {
        const { value: frame, done } = await reader.read();
        if (done) return;
        const startedAt = clock();
        let hasLooked = false;
        try {
          hasLooked = !isHeld && (await look(frame));
        } finally {
          if (!isPixels(frame)) frame.close();
        }
        if (hasLooked && rest > 0) await new Promise((resolve) => setTimeout(resolve, (clock() - startedAt) * rest));
      }
    } finally {
      clearInterval(words);
      giveBack();
    }
  };

  return {
    aim: (next) => (region = next),
    hold: (next) => (isHeld = next),
    leave: giveBack,
    ended: run(),
  };
}
