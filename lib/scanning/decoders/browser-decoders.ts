import { CODE_FORMATS, type CodeFormat, type Decoder } from '../ports.ts';
import { createDecoderInWorker, type DecodingWorker } from './in-worker.ts';

/** Where the app serves the WebAssembly module; `copy-wasm.ts` puts it there. */
export const WASM_URL = '/wasm/zxing_reader.wasm';

/** The decoder with WebAssembly, in a worker of its own. */
export function wasmDecoder(formats: readonly CodeFormat[] = CODE_FORMATS, wasmUrl = WASM_URL): Decoder {
  const newWorker = (): DecodingWorker =>
    new Worker(new URL('../workers/zxing-wasm.worker.ts', import.meta.url), { type: 'module' });
  return createDecoderInWorker({ id: 'zxing-wasm', formats, wasmUrl, newWorker });
}

/** The decoder that needs nothing but script, in a worker of its own. */
export function scriptDecoder(formats: readonly CodeFormat[] = CODE_FORMATS): Decoder {
  const newWorker = (): DecodingWorker =>
    new Worker(new URL('../workers/zxing-script.worker.ts', import.meta.url), { type: 'module' });
  return createDecoderInWorker({ id: 'zxing-script', formats, wasmUrl: '', newWorker });
}
