import type { DecodedCode, Decoder, DecodeRequest, Frame } from '../ports.ts';

/** One decoder and how often it looks. */
export interface Lane {
  readonly decoder: Decoder;
  /**
   * `each` looks at every frame it has time for. `fallback` looks at one frame in `every`, and at once when the last
   * look of the others found nothing or nothing certain, and while they are slow (still loading) or broken.
   */
  readonly role: 'each' | 'fallback';
  readonly every?: number;
  /**
   * How long it rests after a look, as a multiple of what the look took: phones get warm and their batteries empty. A
   * fallback that stands in for the others does not rest.
   */
  readonly rest?: number;
}

/** A frame that must be given back. */
export interface GrabbedFrame {
  readonly frame: Frame;
  release(): void;
}

/** A decoder that failed; it is tried again after a while. */
export interface DecoderProblem {
  readonly decoderId: string;
  readonly error: unknown;
}

/** What a pipeline tells whoever made it. */
export interface PipelineEvents {
  readonly onCodes: (codes: readonly DecodedCode[], request: DecodeRequest) => void;
  readonly onProblem: (problem: DecoderProblem) => void;
  /** Whether these codes are enough, so that no fallback needs to look. */
  readonly isEnough: (codes: readonly DecodedCode[]) => boolean;
}

/** Several decoders behind one camera. Never queues: a frame nobody has time for is not even taken. */
export interface Pipeline {
  /** Whether any decoder would look at a frame of this moment. */
  wants(at: number): boolean;
  /** Gives the frame to every decoder that has time, and releases it when the last has looked. */
  offer(grabbed: GrabbedFrame, request: DecodeRequest): void;
  close(): void;
}

interface LaneState {
  readonly lane: Lane;
  /** Since when it is looking, or null. */
  busySince: number | null;
  restsUntil: number;
  brokenUntil: number;
  framesSinceLook: number;
  failures: number;
}

const LONGEST_BREAK_MS = 30_000;
/** A look that takes longer is a module that loads or a page that is overloaded. */
const SLOW_MS = 250;

/** Makes a pipeline of lanes; `now` is the clock of `DecodeRequest.at`. */
export function createPipeline(lanes: readonly Lane[], events: PipelineEvents, now: () => number): Pipeline {
  const states = lanes.map((lane): LaneState => ({
    lane,
    busySince: null,
    restsUntil: 0,
    brokenUntil: 0,
    framesSinceLook: 0,
    failures: 0,
  }));
  let needsFallback = false;
  let closed = false;

  /** Whether none of the decoders that come first can be counted on now; also when there is none. */
  const isFirstAway = (at: number): boolean =>
    states
      .filter(({ lane }) => lane.role === 'each')
      .every(({ busySince, failures }) => failures > 0 || (busySince !== null && at - busySince > SLOW_MS));

  const takes = (state: LaneState, at: number): boolean => {
    if (closed || state.busySince !== null || at < state.brokenUntil) return false;
    const standsIn = state.lane.role === 'fallback' && isFirstAway(at);
    if (standsIn) return true;
    if (at < state.restsUntil) return false;
    return state.lane.role === 'each' || needsFallback || state.framesSinceLook >= (state.lane.every ?? 1);
  };

  const look = async (state: LaneState, grabbed: GrabbedFrame, request: DecodeRequest): Promise<void> => {
    const startedAt = now();
    state.busySince = startedAt;
    state.framesSinceLook = 0;
    if (state.lane.role === 'fallback') needsFallback = false;
    let codes: readonly DecodedCode[] | null = null;
    try {
      codes = await state.lane.decoder.decode(grabbed.frame, request);
      state.failures = 0;
      state.restsUntil = now() + (now() - startedAt) * (state.lane.rest ?? 0);
    } catch (error) {
      state.failures += 1;
      state.brokenUntil = now() + Math.min(LONGEST_BREAK_MS, 250 * 2 ** state.failures);
      if (!closed) events.onProblem({ decoderId: state.lane.decoder.id, error });
    } finally {
      state.busySince = null;
    }
    if (closed) return;
    if (state.lane.role === 'each') needsFallback = codes === null || !events.isEnough(codes);
    if (codes !== null && codes.length > 0) events.onCodes(codes, request);
  };

  return {
    wants: (at) => states.some((state) => takes(state, at)),
    offer(grabbed, request) {
      for (const state of states) state.framesSinceLook += 1;
      const looks = states.filter((state) => takes(state, request.at)).map((state) => look(state, grabbed, request));
      // Settled, not all: a listener that throws must not keep the frame from being released.
      void Promise.allSettled(looks).then(() => grabbed.release());
    },
    close() {
      closed = true;
      for (const { lane } of states) lane.decoder.close();
    },
  };
}
