import type { DecodedCode, Decoder, DecodeRequest, FollowEvents, Following, Frame, Region, Size } from '../ports.ts';

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
  /** Lets the decoder that comes first take the pictures of a camera by itself; `null` when it cannot. */
  follow(frames: () => ReadableStream<Frame> | null, region: Region | null, events: CameraFollowed): Following | null;
  close(): void;
}

/** What whoever feeds a pipeline hears while a decoder takes the pictures by itself. */
export interface CameraFollowed {
  /** It looks, at pictures of this size. */
  readonly onLook: (picture: Size) => void;
  /** From here on frames are wanted again. */
  readonly onEnd: () => void;
}

interface LaneState {
  readonly lane: Lane;
  /** When it was last heard of, while it takes the pictures of the camera by itself. */
  heardAt: number | null;
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
/** A decoder that follows the camera says about twice a second that it is there. */
const SILENT_MS = 1500;

/** Makes a pipeline of lanes; `now` is the clock of `DecodeRequest.at`. */
export function createPipeline(lanes: readonly Lane[], events: PipelineEvents, now: () => number): Pipeline {
  const states = lanes.map((lane): LaneState => ({
    lane,
    heardAt: null,
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
      .every(({ heardAt, busySince, failures }) => {
        if (heardAt !== null && busySince === null) return at - heardAt > SILENT_MS;
        return failures > 0 || (busySince !== null && at - busySince > SLOW_MS);
      });

  const takes = (state: LaneState, at: number): boolean => {
    if (closed || state.heardAt !== null || state.busySince !== null || at < state.brokenUntil) return false;
    const standsIn = state.lane.role === 'fallback' && isFirstAway(at);
    if (standsIn) return true;
    if (at < state.restsUntil) return false;
    return state.lane.role === 'each' || needsFallback || state.framesSinceLook >= (state.lane.every ?? 1);
  };

  const fail = (state: LaneState, error: unknown): void => {
    state.failures += 1;
    state.brokenUntil = now() + Math.min(LONGEST_BREAK_MS, 250 * 2 ** state.failures);
    if (!closed) events.onProblem({ decoderId: state.lane.decoder.id, error });
  };

  const saw = (state: LaneState, codes: readonly DecodedCode[] | null, request: DecodeRequest): void => {
    if (state.lane.role === 'each') needsFallback = codes === null || !events.isEnough(codes);
    if (codes !== null && codes.length > 0) events.onCodes(codes, request);
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
      fail(state, error);
    } finally {
      state.busySince = null;
    }
    if (!closed) saw(state, codes, request);
  };

  return {
    wants: (at) => states.some((state) => takes(state, at)),
    offer(grabbed, request) {
      for (const state of states) state.framesSinceLook += 1;
      const looks = states.filter((state) => takes(state, request.at)).map((state) => look(state, grabbed, request));
      // Settled, not all: a listener that throws must not keep the frame from being released.
      void Promise.allSettled(looks).then(() => grabbed.release());
    },
    follow(framesOf, region, { onLook, onEnd }) {
      const state = states.find(({ lane }) => lane.role === 'each');
      const { decoder, rest = 0 } = state?.lane ?? {};
      if (closed || state === undefined || decoder?.follow === undefined) return null;
      const frames = framesOf();
      if (frames === null) return null;
      // Until its first look it counts as one that is slow: others stand in while its module loads.
      state.heardAt = state.busySince = now();
      const part = (error: unknown): void => {
        state.heardAt = state.busySince = null;
        if (error !== null) fail(state, error);
      };
      const onWord: FollowEvents['onWord'] = ({ looks, codes, last }) => {
        if (closed || last === null) return;
        [state.heardAt, state.busySince, state.failures] = [now(), null, 0];
        if (looks > 0) saw(state, codes, last.request);
        onLook(last.size);
      };
      const onLeft = (error: Error | null): void => {
        part(error);
        if (!closed) onEnd();
      };
      try {
        const following = decoder.follow(frames, { region, rest }, { onWord, onEnd: onLeft });
        const leave = (): void => {
          part(null);
          following.leave();
        };
        return { ...following, leave };
      } catch (error) {
        part(error);
        // Where workers or streams to them are forbidden the page goes on by itself.
        void frames.cancel().catch(() => undefined);
        return null;
      }
    },
    close() {
      closed = true;
      for (const { lane } of states) lane.decoder.close();
    },
  };
}
