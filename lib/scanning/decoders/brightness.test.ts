import { afterAll, describe, expect, it, vi } from 'vitest';
import { takePicture, type Label, type View } from '../../../e2e/fixtures/camera-render.ts';
import { CODE_FORMATS, type DecodedCode, type Decoder, type DecodeRequest, type Frame } from '../ports.ts';
import { CameraFrame } from '../testing/camera-frame.ts';
import { wasmBytes } from '../testing/labels.ts';
import { CAMERA_PASSES } from './passes.ts';
import { createZxingScriptDecoder } from './zxing-script.ts';
import { createZxingWasmDecoder } from './zxing-wasm.ts';

// Pictures are made and looked at pixel by pixel: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

const bytes = wasmBytes();
const wasm = (): Decoder => createZxingWasmDecoder({ bytes }, CODE_FORMATS);
afterAll(() => wasm().close());

/** The guide lies between two points of colour, and the camera has more points than are looked at. */
const SIZE = { width: 840, height: 400 };
const LOOK = { cut: { x: 31, y: 13, width: 760, height: 360 }, size: { width: 680, height: 322 } };

const HARD: readonly (readonly [string, Label, Partial<View>])[] = [
  ['slanting a little', { symbol: 'code_128', text: 'TUBE-1', angle: 19 }, {}],
  ['long', { symbol: 'code_128', text: 'TUBE-0001-2026', module: 2, angle: 4 }, {}],
  ['faint and slanting', { symbol: 'code_128', text: 'TUBE-1', contrast: 0.25, angle: -22 }, {}],
  ['small', { symbol: 'data_matrix', text: '0004711', module: 4, angle: 37 }, { noise: 10 }],
  ['faint and blurred', { symbol: 'data_matrix', text: '0004711', module: 6, contrast: 0.35 }, { blur: 1 }],
  ['inverted', { symbol: 'data_matrix', text: '0004711', module: 6, inverted: true, angle: 30 }, {}],
  ['faint', { symbol: 'qr_code', text: 'TUBE-1', module: 5, contrast: 0.25 }, {}],
];

/** At which looks of a round a label is read, each in another noise. */
async function looksThatRead(decoder: Decoder, text: string, frames: readonly Frame[], look?: DecodeRequest['look']) {
  const codes: (readonly DecodedCode[])[] = [];
  for (const [at, frame] of frames.entries()) {
    codes.push(await decoder.decode(frame, { at, source: 'camera', ...(look && { look }) }));
  }
  return codes.flatMap((found, at) => (found.some((code) => code.text === text) ? [at] : []));
}

const film = (label: Label, view: Partial<View>) =>
  Promise.all(Array.from(CAMERA_PASSES, (_, at) => takePicture({ ...SIZE, ...view, labels: [label], seed: at + 1 })));

describe('a hard label in the brightness of the camera', () => {
  it.each(HARD)('is read as in colours, in changing noise: %s', async (_name, label, view) => {
    const pictures = await film(label, view);
    const inColours = await looksThatRead(wasm(), label.text, pictures);
    const frames = pictures.map((picture) => new CameraFrame(picture));
    const inBrightness = await looksThatRead(wasm(), label.text, frames);
    expect(inColours.length).toBeGreaterThan(0);
    expect(inBrightness).toEqual(inColours);
  });

  it('is read where the guide is, made smaller, and found where it lies', async () => {
    const label: Label = { symbol: 'data_matrix', text: '0004711', module: 6, x: 0.3, y: 0.4, angle: 20 };
    const frame = new CameraFrame(await takePicture({ ...SIZE, labels: [label] }));
    const [code] = await wasm().decode(frame, { at: 0, source: 'camera', look: LOOK });
    const corners = code?.corners ?? [];
    const middle = (axis: 'x' | 'y') => corners.reduce((sum, corner) => sum + corner[axis] / corners.length, 0);
    expect(code?.text).toBe(label.text);
    expect(Math.hypot(middle('x') - 0.3 * SIZE.width, middle('y') - 0.4 * SIZE.height)).toBeLessThan(4);
  });

  it('is read without WebAssembly too', async () => {
    const label: Label = { symbol: 'code_128', text: 'TUBE-1', angle: 3 };
    const frames = (await film(label, {})).map((picture) => new CameraFrame(picture));
    expect(await looksThatRead(createZxingScriptDecoder(CODE_FORMATS), label.text, frames, LOOK)).not.toEqual([]);
  });
});
