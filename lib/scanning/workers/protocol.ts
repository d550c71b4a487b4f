import type { CodeFormat, DecodedCode, DecodeRequest, FollowOptions, FollowWord, Frame, Region } from '../ports.ts';

/** What the page tells a decoding worker. */
export type ToWorker =
  /** First message: what to read, and where the WebAssembly module is. */
  | { readonly kind: 'open'; readonly formats: readonly CodeFormat[]; readonly wasmUrl: string }
  | { readonly kind: 'decode'; readonly id: number; readonly frame: Frame; readonly request: DecodeRequest }
  /** Read a camera from now on. `origin` is the zero of the page's clock, from which the worker's differs. */
  | (FollowOptions & {
      readonly kind: 'follow';
      readonly id: number;
      readonly frames: ReadableStream<Frame>;
      readonly origin: number;
    })
  | { readonly kind: 'aim'; readonly id: number; readonly region: Region | null }
  | { readonly kind: 'hold'; readonly id: number; readonly isHeld: boolean }
  | { readonly kind: 'leave'; readonly id: number };

/** What a decoding worker tells the page. */
export type FromWorker =
  | { readonly kind: 'decoded'; readonly id: number; readonly codes: readonly DecodedCode[] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | ({ readonly kind: 'followed'; readonly id: number } & FollowWord)
  /** It follows no more: the camera ended, or (with a message) the decoder broke. */
  | { readonly kind: 'left'; readonly id: number; readonly message: string | null };

/** The end of a worker's line, as the page and as the worker itself see it. */
export interface Line<Sent, Received> {
  postMessage(message: Sent): void;
  addEventListener(type: 'message', listener: (event: { readonly data: Received }) => void): void;
}
