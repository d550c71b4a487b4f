import type { ReaderOptions } from 'zxing-wasm/reader';
import type { CodeFormat } from '../ports.ts';

/** One way to look at a picture. */
export interface Pass {
  /** Only these; every format wanted, unless told. */
  readonly formats?: readonly CodeFormat[];
  readonly options: Pick<
    ReaderOptions,
    'tryHarder' | 'tryRotate' | 'tryInvert' | 'tryDownscale' | 'downscaleFactor' | 'binarizer'
  >;
  /** Whether noise is taken out first. Symbols with modules below two pixels are lost with it. */
  readonly isSmooth?: true;
  /** Angles to which the picture is turned, one after the other; upright unless told. */
  readonly angles?: readonly number[];
}

const LINEAR: readonly CodeFormat[] = ['code_128', 'code_39', 'codabar', 'ean_8', 'ean_13', 'itf'];

const TURNED = { tryHarder: true, tryRotate: true, tryInvert: false, tryDownscale: false } as const;
const HALVED = { ...TURNED, tryDownscale: true, downscaleFactor: 2 } as const;

/** Sharp: what most labels are. */
const COMMON: Pass = { options: TURNED, formats: [...LINEAR, 'qr_code', 'data_matrix'] };
const SHARP: Pass = { options: TURNED };
const SMOOTH: Pass = { options: HALVED, isSmooth: true };
/** A 1D label is read at a slant of a twentieth of a turn at most; these are the slants between, and those beside the upright. */
const SLANTING: Pass = { options: TURNED, formats: LINEAR, isSmooth: true, angles: [67.5, 22.5, 45] };
const SLIGHT: Pass = { ...SLANTING, angles: [67.5, 22.5] };
const STEEP: Pass = { ...SLANTING, angles: [45] };
const INVERTED: Pass = { options: { ...HALVED, tryInvert: true }, isSmooth: true };
const EVERYTHING: Pass = { options: { ...TURNED, tryInvert: true, tryDownscale: true } };
/** One threshold for the whole picture instead of one per neighbourhood: reads what the others miss, and quickly. */
const GLOBAL: Pass = { options: { ...EVERYTHING.options, binarizer: 'GlobalHistogram' } };

/**
 * What is tried on successive frames of a camera. All of it at once takes five times as long per frame, and a code held
 * in front of the camera is there for many frames: nearly all are read by the first two. None takes longer than a frame lasts on a fast
 * phone, so that what comes into the picture need not wait.
 */
export const CAMERA_PASSES = [
  COMMON,
  SMOOTH,
  SLIGHT,
  SHARP,
  STEEP,
  COMMON,
  INVERTED,
] as const satisfies readonly Pass[];

/** What is tried on a picture that was taken once, one after the other. */
export const STILL_PASSES: readonly Pass[] = [EVERYTHING, GLOBAL, INVERTED, SLANTING];

/**
 * Which pass is each frame's turn. Something new is looked at by the first one, which reads most labels, and by the others in their order;
 * in a picture that changes all the time, as in a hand, the first has every second look, and the others go on where they were, so that
 * each has its turn.
 */
export function takeTurns(): (isNew: boolean) => Pass {
  let last = -1;
  let next = 0;
  /** How many of the others have had their turns in this round. */
  let done = 0;
  return (isNew) => {
    if (isNew && last !== 0) {
      if (done >= CAMERA_PASSES.length - 1) next = done = 0;
      return CAMERA_PASSES[(last = 0)];
    }
    if (last === 0 && next === 0) next = 1;
    last = next;
    next = (next + 1) % CAMERA_PASSES.length;
    done += 1;
    return CAMERA_PASSES[last] ?? COMMON;
  };
}
