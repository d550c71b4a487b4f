import type { CodeFormat, DecodedCode, Decoder, DecodeRequest, FollowEvents, Frame } from '../ports.ts';
import type { FromWorker, ToWorker } from '../workers/protocol.ts';

/** The part of a `Worker` that is used here. */
export interface DecodingWorker {
  postMessage(message: ToWorker, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: FromWorker }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void;
  terminate(): void;
}

/** What a decoder in a worker is made of. */
export interface InWorkerOptions {
  readonly id: string;
  readonly formats: readonly CodeFormat[];
  readonly wasmUrl: string;
  readonly newWorker: () => DecodingWorker;
  /** How long the first look may take, which downloads the module, and every other. */
  readonly firstPatienceMs?: number;
  readonly patienceMs?: number;
}

interface Pending {
  readonly resolve: (codes: readonly DecodedCode[]) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

interface Followed {
  readonly events: FollowEvents;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * A decoder that lives in a worker, so that the page stays free. The worker is started by the first frame; one that
 * crashes or hangs is ended, and the next frame starts another.
 */
export function createDecoderInWorker(options: InWorkerOptions): Decoder {
  const { id, formats, wasmUrl, newWorker, firstPatienceMs = 120_000, patienceMs = 10_000 } = options;
  const pending = new Map<number, Pending>();
  const followed = new Map<number, Followed>();
  let worker: DecodingWorker | null = null;
  let hasAnswered = false;
  let nextId = 1;

  const settle = (request: number, settlement: (pending: Pending) => void): void => {
    const waiting = pending.get(request);
    if (waiting === undefined) return;
    pending.delete(request);
    clearTimeout(waiting.timer);
    settlement(waiting);
  };

  const part = (id: number): FollowEvents | undefined => {
    const waiting = followed.get(id);
    followed.delete(id);
    clearTimeout(waiting?.timer);
    return waiting?.events;
  };

  const end = (reason: string): void => {
    worker?.terminate();
    worker = null;
    hasAnswered = false;
    for (const request of [...pending.keys()]) settle(request, ({ reject }) => reject(new Error(reason)));
    for (const own of [...followed.keys()]) part(own)?.onEnd(new Error(reason));
  };

  /** Ends a worker that says nothing for longer than anything it does should take. */
  const watch = (): ReturnType<typeof setTimeout> => {
    const patience = hasAnswered ? patienceMs : firstPatienceMs;
    return setTimeout(() => end(`The worker of ${id} did not answer within ${patience} ms.`), patience);
  };

  const hear = (data: FromWorker): void => {
    hasAnswered = true;
    if (data.kind === 'decoded') settle(data.id, ({ resolve }) => resolve(data.codes));
    else if (data.kind === 'failed') settle(data.id, ({ reject }) => reject(new Error(data.message)));
    else if (data.kind === 'left') part(data.id)?.onEnd(data.message === null ? null : new Error(data.message));
    else {
      const following = followed.get(data.id);
      if (following === undefined) return;
      clearTimeout(following.timer);
      following.timer = watch();
      following.events.onWord({ looks: data.looks, codes: data.codes, last: data.last });
    }
  };

  const start = (): DecodingWorker => {
    const started = newWorker();
    started.addEventListener('message', ({ data }) => hear(data));
    const onCrash = (): void => {
      if (worker === started) end(`The worker of ${id} crashed.`);
    };
    started.addEventListener('error', onCrash);
    started.addEventListener('messageerror', onCrash);
    started.postMessage({ kind: 'open', formats, wasmUrl });
    return started;
  };

  return {
    id,
    formats,
    decode(frame: Frame, request: DecodeRequest) {
      return new Promise<readonly DecodedCode[]>((resolve, reject) => {
        const own = nextId++;
        pending.set(own, { resolve, reject, timer: watch() });
        try {
          worker ??= start();
          // Not transferred: the frame stays the caller's, who may show it to another decoder.
          worker.postMessage({ kind: 'decode', id: own, frame, request });
        } catch (error) {
          settle(own, (waiting) => waiting.reject(error instanceof Error ? error : new Error(String(error))));
        }
      });
    },
    follow(frames, options, events) {
      const own = nextId++;
      worker ??= start();
      worker.postMessage({ kind: 'follow', id: own, frames, origin: performance.timeOrigin, ...options }, [frames]);
      followed.set(own, { events, timer: watch() });
      return {
        aim: (region) => worker?.postMessage({ kind: 'aim', id: own, region }),
        hold: (isHeld) => worker?.postMessage({ kind: 'hold', id: own, isHeld }),
        leave() {
          if (part(own) !== undefined) worker?.postMessage({ kind: 'leave', id: own });
        },
      };
    },
    close: () => end(`The worker of ${id} was closed.`),
  };
}
