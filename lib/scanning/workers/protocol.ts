import type { CodeFormat, DecodedCode, DecodeRequest, Frame } from '../ports.ts';

/** What the page tells a decoding worker. */
export type ToWorker =
  /** First message: what to read, and where the WebAssembly module is. */
  | { readonly kind: 'open'; readonly formats: readonly CodeFormat[]; readonly wasmUrl: string }
  | { readonly kind: 'decode'; readonly id: number; readonly frame: Frame; readonly request: DecodeRequest };

/** What a decoding worker tells the page. */
export type FromWorker =
  | { readonly kind: 'decoded'; readonly id: number; readonly codes: readonly DecodedCode[] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** The end of a worker's line, as the page and as the worker itself see it. */
export interface Line<Sent, Received> {
  postMessage(message: Sent): void;
  addEventListener(type: 'message', listener: (event: { readonly data: Received }) => void): void;
}
