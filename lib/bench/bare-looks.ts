import { takePicture, type Label } from '../../e2e/fixtures/camera-render.ts';
import { createZxingWasmDecoder } from '../scanning/decoders/zxing-wasm.ts';
import { CODE_FORMATS } from '../scanning/ports.ts';
import { wasmBytes } from '../scanning/testing/labels.ts';

/** Milliseconds of one look by zxing-wasm at a picture of each of these labels, as large as what lies under the guide of a phone. */
export async function bareLooks(labels: readonly Label[]): Promise<number[]> {
  const decoder = createZxingWasmDecoder({ bytes: wasmBytes() }, CODE_FORMATS);
  const times: number[] = [];
  for (const label of labels) {
    const picture = await takePicture({ labels: [{ ...label, x: 0.5, y: 0.5 }], width: 950, height: 556 });
    const started = performance.now();
    await decoder.decode(picture, { at: 0, source: 'camera' });
    times.push(performance.now() - started);
  }
  // The first look loads the module.
  return times.slice(1);
}
