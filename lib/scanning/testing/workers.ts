import type { DecodingWorker } from '../decoders/in-worker.ts';
import type { Decoder } from '../ports.ts';
import type { FromWorker, ToWorker } from '../workers/protocol.ts';
import { serveDecoder } from '../workers/serve.ts';

type Opened = Extract<ToWorker, { kind: 'open' }>;

/** A worker on this very thread: its line copies messages as a real one does, its inside is the real server. */
export class LocalWorker implements DecodingWorker {
  isTerminated = false;
  #isSilent = false;
  readonly opened: Opened[] = [];
  readonly #toPage: ((event: { readonly data: FromWorker }) => void)[] = [];
  readonly #toWorker: ((event: { readonly data: ToWorker }) => void)[] = [];
  readonly #onError: ((event: Event) => void)[] = [];

  constructor(open: (message: Opened) => Decoder) {
    const line = {
      postMessage: (message: FromWorker) => {
        if (!this.isTerminated && !this.#isSilent)
          for (const listener of this.#toPage) listener({ data: structuredClone(message) });
      },
      addEventListener: (_type: 'message', listener: (event: { readonly data: ToWorker }) => void) => {
        this.#toWorker.push(listener);
      },
    };
    serveDecoder(line, (message) => {
      this.opened.push(message);
      return open(message);
    });
  }

  postMessage(message: ToWorker, transfer: Transferable[] = []): void {
    const data = structuredClone(message, { transfer });
    queueMicrotask(() => {
      if (!this.isTerminated) for (const listener of this.#toWorker) listener({ data });
    });
  }

  addEventListener(type: 'message', listener: (event: { readonly data: FromWorker }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void;
  addEventListener(
    type: 'message' | 'error' | 'messageerror',
    listener: ((event: { readonly data: FromWorker }) => void) & ((event: Event) => void),
  ): void {
    if (type === 'message') this.#toPage.push(listener);
    else this.#onError.push(listener);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  /** Nothing it says is heard any more, as when it hangs. */
  fallSilent(): void {
    this.#isSilent = true;
  }

  crash(): void {
    for (const listener of this.#onError) listener(new Event('error'));
  }
}
