import { scriptDecoder, wasmDecoder } from '../decoders/browser-decoders.ts';
import { isUndecided } from '../decoders/canonical.ts';
import { createJudge } from '../decoders/judge.ts';
import { createNativeDecoder } from '../decoders/native.ts';
import { createPipeline, type DecoderProblem, type Lane, type Pipeline } from '../decoders/pipeline.ts';
import { CODE_FORMATS, type CameraSession, type CodeFormat, type ScanStream } from '../ports.ts';
import { browserCameraPlatform } from './platform.ts';
import { nearestToMiddle } from './region.ts';
import { createCameraSession } from './session.ts';

/** How a camera is used. */
export interface CameraOptions {
  /** Where the codes go. */
  readonly stream: ScanStream;
  /** All the product reads, unless told. Fewer are faster. */
  readonly formats?: readonly CodeFormat[];
  /** `nearest` takes the code a person aims at; `all` takes every code in view, in no order. */
  readonly take?: 'nearest' | 'all';
  /** A decoder failed and will be tried again; scanning goes on with the others. */
  readonly onProblem?: (problem: DecoderProblem) => void;
}

/** The camera of this device, with every decoder it can use. */
export function createCameraScanner(options: CameraOptions): CameraSession {
  return createCameraSession(browserCameraPlatform(), () => newPipeline(options));
}

async function newPipeline({
  stream,
  formats = CODE_FORMATS,
  take = 'nearest',
  onProblem,
}: CameraOptions): Promise<Pipeline> {
  const judge = createJudge();
  return createPipeline(
    await lanesFor(formats),
    {
      isEnough: (codes) => codes.some((code) => !isUndecided(code)),
      onCodes(codes, { look }) {
        const wanted = take === 'all' || look === undefined ? codes : nearestToMiddle(codes, look.cut);
        for (const code of judge.believe(wanted)) stream.offer(code);
      },
      onProblem: (problem) => onProblem?.(problem),
    },
    () => performance.now(),
  );
}

/**
 * The browser's detector runs on the phone's own hardware and looks at every frame, WebAssembly at what it misses.
 * Without it, WebAssembly looks at every frame it has time for; script fills the time until that is there, and keeps
 * reading 1D and QR codes where WebAssembly is forbidden.
 */
async function lanesFor(formats: readonly CodeFormat[]): Promise<Lane[]> {
  const native = await createNativeDecoder(formats);
  if (native !== null) {
    return [
      { decoder: native, role: 'each' },
      { decoder: wasmDecoder(formats), role: 'fallback', every: 10, rest: 1 },
    ];
  }
  return [
    { decoder: wasmDecoder(formats), role: 'each', rest: 0.25 },
    { decoder: scriptDecoder(formats), role: 'fallback', every: 15, rest: 9 },
  ];
}
