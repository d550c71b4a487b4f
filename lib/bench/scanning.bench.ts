import { takePicture, type Label, type View } from '../../e2e/fixtures/camera-render.ts';
import { createZxingScriptDecoder } from '../scanning/decoders/zxing-script.ts';
import { createZxingWasmDecoder } from '../scanning/decoders/zxing-wasm.ts';
import { CODE_FORMATS, type Decoder, type Pixels } from '../scanning/ports.ts';
import { wasmBytes } from '../scanning/testing/labels.ts';
import type { Bench, Report } from './bench.ts';
import { percentile } from './figure.ts';

/** Pictures per scene, each with its own text, place, angle and noise. */
const PICTURES = 24;
/** A third of a second of a camera: by then a person moves the phone. */
const FRAMES = 10;

interface Scene {
  readonly name: string;
  /** How many of the 24 must be read. */
  readonly target: number;
  readonly label: (index: number) => Label;
  readonly view?: Partial<View>;
}

const anyAngle = (index: number): number => (index * 15 + 7) % 360;
const tube = (index: number): string => `TUBE-${String(index).padStart(4, '0')}`;
const matrix = (index: number): Label => ({ symbol: 'data_matrix', text: String(4711 + index).padStart(8, '0') });

const SCENES: readonly Scene[] = [
  { name: 'code-128-15-degrees', target: 23, label: (n) => ({ symbol: 'code_128', text: tube(n), angle: 15 }) },
  { name: 'code-128-small', target: 23, label: (n) => ({ symbol: 'code_128', text: tube(n), module: 2 }) },
  { name: 'code-128-blurred', target: 23, label: (n) => ({ symbol: 'code_128', text: tube(n) }), view: { blur: 1.5 } },
  { name: 'code-128-vertical', target: 23, label: (n) => ({ symbol: 'code_128', text: tube(n), angle: 90 }) },
  { name: 'code-128-any-angle', target: 20, label: (n) => ({ symbol: 'code_128', text: tube(n), angle: anyAngle(n) }) },
  { name: 'code-128-faint', target: 15, label: (n) => ({ symbol: 'code_128', text: tube(n), contrast: 0.25 }) },
  {
    name: 'qr-any-angle',
    target: 23,
    label: (n) => ({ symbol: 'qr_code', text: tube(n), module: 4, angle: anyAngle(n) }),
  },
  { name: 'qr-faint', target: 23, label: (n) => ({ symbol: 'qr_code', text: tube(n), module: 4, contrast: 0.25 }) },
  { name: 'data-matrix-upright', target: 23, label: (n) => ({ ...matrix(n), module: 4 }) },
  { name: 'data-matrix-any-angle', target: 23, label: (n) => ({ ...matrix(n), module: 4, angle: anyAngle(n) }) },
  { name: 'data-matrix-48-pixels', target: 22, label: (n) => ({ ...matrix(n), module: 3.4, angle: anyAngle(n) }) },
  { name: 'data-matrix-faint', target: 22, label: (n) => ({ ...matrix(n), module: 4, contrast: 0.25 }) },
  { name: 'data-matrix-inverted', target: 22, label: (n) => ({ ...matrix(n), module: 4, inverted: true }) },
  {
    name: 'tube-bottom',
    target: 22,
    label: (n) => ({ ...matrix(n), module: 4, contrast: 0.35, angle: anyAngle(n) }),
    view: { blur: 1 },
  },
];

const LOOK_MS = 'decode-look-p95';
const RACK = 'decode-rack-96';
const RACK_MS = 'decode-rack-96-ms';

const bench: Bench = {
  names: [...SCENES.map(({ name }) => `decode-${name}`), LOOK_MS, RACK, RACK_MS],
  async run(report, wanted) {
    const looks: Looks = { ours: [], script: [] };
    const scenes = SCENES.filter(({ name }) => wanted.has(`decode-${name}`) || wanted.has(LOOK_MS));
    for (const scene of scenes) await measureScene(scene, report, looks, wanted.has(`decode-${scene.name}`));
    if (wanted.has(LOOK_MS)) {
      const [value, baseline] = [percentile(looks.ours, 0.95), percentile(looks.script, 0.95)];
      report({ name: LOOK_MS, value, unit: 'ms', target: '≤ 100', baseline });
    }
    if (wanted.has(RACK) || wanted.has(RACK_MS)) await measureRack(report, wanted);
  },
};
export default bench;

interface Looks {
  readonly ours: number[];
  readonly script: number[];
}

const bytes = wasmBytes();
const wasmDecoder = (): Decoder => createZxingWasmDecoder({ bytes }, CODE_FORMATS);

/** What the camera reads with WebAssembly; the baseline is what `@zxing/browser` alone reads of the same pictures. */
async function measureScene(scene: Scene, report: Report, looks: Looks, isWanted: boolean): Promise<void> {
  let ours = 0;
  let script = 0;
  for (let index = 0; index < PICTURES; index += 1) {
    const label = scene.label(index);
    const place = { x: 0.45 + (index % 3) * 0.05, y: 0.45 + (index % 4) * 0.03 };
    // The camera looks at 1024 pixels at most, whatever it has.
    const view = { width: 1024, height: 640, noise: 6, seed: index + 1, ...scene.view };
    const picture = await takePicture({ ...view, labels: [{ ...label, ...place }] });
    if (await isRead(wasmDecoder(), picture, label.text, looks.ours)) ours += 1;
    if (await isRead(createZxingScriptDecoder(CODE_FORMATS), picture, label.text, looks.script)) script += 1;
  }
  if (!isWanted) return;
  report({
    name: `decode-${scene.name}`,
    value: ours,
    unit: `of ${PICTURES}`,
    target: `≥ ${scene.target}`,
    baseline: script,
  });
}

async function isRead(decoder: Decoder, picture: Pixels, text: string, looks: number[]): Promise<boolean> {
  for (let at = 0; at < FRAMES; at += 1) {
    const started = performance.now();
    const codes = await decoder.decode(picture, { at, source: 'camera' });
    looks.push(performance.now() - started);
    if (codes.some((code) => code.text === text)) return true;
  }
  return false;
}

/** One photograph of a rack of 96 tubes, each turned as it happens to stand. */
async function measureRack(report: Report, wanted: ReadonlySet<string>): Promise<void> {
  const labels = Array.from({ length: 96 }, (_, index): Label => {
    const [x, y] = [0.06 + (index % 12) * 0.08, 0.08 + Math.floor(index / 12) * 0.12];
    return { ...matrix(index), x, y, angle: (index * 53) % 360 };
  });
  const picture = await takePicture({ labels, width: 1884, height: 1276 });
  const decoder = wasmDecoder();
  const times: number[] = [];
  let found = 0;
  for (let time = 0; time < 5; time += 1) {
    const started = performance.now();
    const codes = await decoder.decode(picture, { at: time, source: 'still' });
    times.push(performance.now() - started);
    found = new Set(codes.map(({ text }) => text)).size;
  }
  if (wanted.has(RACK)) report({ name: RACK, value: found, unit: 'of 96', target: '≥ 95' });
  if (wanted.has(RACK_MS)) report({ name: RACK_MS, value: percentile(times, 0.5), unit: 'ms', target: '≤ 1000' });
}
