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
  /** Whether what it finds is told at once, and nothing else is tried at that frame. */
  readonly endsLook?: true;
}

const LINEAR: readonly CodeFormat[] = ['code_128', 'code_39', 'codabar', 'ean_8', 'ean_13', 'itf'];

const TURNED = { tryHarder: true, tryRotate: true, tryInvert: false, tryDownscale: false } as const;
const HALVED = { ...TURNED, tryDownscale: true, downscaleFactor: 2 } as const;

/** Sharp: what most labels are. */
const COMMON: Pass = { options: TURNED, formats: [...LINEAR, 'qr_code', 'data_matrix'], endsLook: true };
const SHARP: Pass = { options: TURNED };
const SMOOTH: Pass = { options: HALVED, isSmooth: true };
/** A 1D label is read at a slant of less than a twentieth of a turn; these are the slants between, small ones first. */
const SLANTS = [67.5, 22.5, 45] as const;
const slanting = (...angles: readonly number[]): Pass => ({
  options: TURNED,
  formats: LINEAR,
  isSmooth: true,
  angles,
});
const INVERTED: Pass = { options: { ...HALVED, tryInvert: true }, isSmooth: true };
const EVERYTHING: Pass = { options: { ...TURNED, tryInvert: true, tryDownscale: true } };
/** One threshold for the whole picture instead of one per neighbourhood: reads what the others miss, and quickly. */
const GLOBAL: Pass = { options: { ...EVERYTHING.options, binarizer: 'GlobalHistogram' } };

/**
 * What is tried on successive frames of a camera. All of it at once takes five times as long per frame, and a code held
 * in front of the camera is there for many frames: nearly all are read by the first two.
 */
export const CAMERA_PASSES: readonly Pass[] = [COMMON, SMOOTH, SHARP, COMMON, INVERTED];

/** What is tried at the same frame: one slant at each, in less than half the time of its pass. */
export const SLANTING_PASSES: readonly Pass[] = SLANTS.map((angle) => slanting(angle));

/** What is tried on a picture that was taken once, one after the other. */
export const STILL_PASSES: readonly Pass[] = [EVERYTHING, GLOBAL, INVERTED, slanting(...SLANTS)];

/**
 * What is tried at each frame, one after the other. Something new is looked at by the first pass, which reads most labels; in a
 * picture that changes all the time, as in a hand, that is every second look, so that the others have their turns.
 */
export function takeTurns(): (isNew: boolean) => readonly Pass[] {
  let last = -1;
  let next = 0;
  let looks = 0;
  const turn = (isNew: boolean): number => {
    if (isNew && last !== 0) return (last = 0);
    if (last === 0 && next === 0) next = 1;
    last = next;
    next = (next + 1) % CAMERA_PASSES.length;
    return last;
  };
  return (isNew) => {
    const pass = turn(isNew);
    const slant = looks % SLANTING_PASSES.length;
    looks += 1;
    return [...CAMERA_PASSES.slice(pass, pass + 1), ...SLANTING_PASSES.slice(slant, slant + 1)];
  };
}
