import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { takePicture, type Label, type View } from '../../../e2e/fixtures/camera-render.ts';
import { CODE_FORMATS, type DecodedCode, type Pixels } from '../ports.ts';
import { LABELS, wasmBytes } from '../testing/labels.ts';
import { CAMERA_PASSES } from './passes.ts';
import { createZxingWasmDecoder } from './zxing-wasm.ts';

const decoder = createZxingWasmDecoder({ bytes: wasmBytes() }, CODE_FORMATS);
afterAll(() => decoder.close());
// Pictures are made and looked at pixel by pixel: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** As much of a picture as a label needs: time is spent on pixels. */
const SMALL = { width: 840, height: 400 } as const;
const still = { at: 1, source: 'still' } as const;
const read = (frame: Pixels): Promise<readonly DecodedCode[]> => decoder.decode(frame, still);
const photo = (label: Label, view: Partial<View> = {}): Promise<Pixels> =>
  takePicture({ ...SMALL, ...view, labels: [label] });

describe('a label in front of the camera', () => {
  it.each(LABELS)('of kind $symbol is read as $read', async ({ symbol, text, format, read: expected, gs1 }) => {
    const codes = await read(await photo({ symbol, text, angle: 2 }));
    expect(codes.map((code) => [code.format, code.text])).toEqual([[format, expected]]);
    expect(/^\](C1|d2|Q3)$/.test(codes[0]?.symbologyIdentifier ?? '')).toBe(gs1 === true);
  });

  it.each<[string, Label, Partial<View>]>([
    ['turned by a quarter', { symbol: 'code_128', text: 'TUBE-1', angle: 90 }, {}],
    ['slanting', { symbol: 'code_128', text: 'TUBE-1', angle: 45 }, {}],
    ['slanting a little', { symbol: 'code_39', text: 'BOX-1', angle: 24 }, {}],
    ['slanting the other way', { symbol: 'itf', text: '00471100', angle: 130 }, {}],
    ['upside down', { symbol: 'code_39', text: 'BOX-1', angle: 180 }, {}],
    ['at any angle', { symbol: 'data_matrix', text: '0004711', angle: 37 }, {}],
    ['faint', { symbol: 'data_matrix', text: '0004711', contrast: 0.25 }, { noise: 3 }],
    ['light on dark', { symbol: 'data_matrix', text: '0004711', inverted: true }, {}],
    ['blurred', { symbol: 'code_128', text: 'TUBE-1' }, { blur: 1.5 }],
    ['of 48 pixels', { symbol: 'data_matrix', text: '0004711', module: 4 }, { blur: 1, noise: 8 }],
  ])('is read when it is %s', async (_name, label, view) => {
    const codes = await read(await photo(label, view));
    expect(codes.map((code) => code.text)).toEqual([label.text]);
  });

  it.each<Label>([
    { symbol: 'qr_code', text: 'SAMPLE-0001', x: 0.25, y: 0.4 },
    { symbol: 'code_128', text: 'TUBE-1', x: 0.45, y: 0.45, angle: 45 },
  ])('is located in the picture, slanting or not: $symbol', async (label) => {
    const [code] = await read(await photo(label));
    const corners = code?.corners ?? [];
    const middle = (axis: 'x' | 'y'): number => corners.reduce((sum, corner) => sum + corner[axis] / corners.length, 0);
    expect(corners).toHaveLength(4);
    expect(Math.abs(middle('x') - (label.x ?? 0.5) * 840)).toBeLessThan(40);
    expect(Math.abs(middle('y') - (label.y ?? 0.5) * 400)).toBeLessThan(40);
  });

  it('is found once, however many ways of looking find it, and twice when there are two', async () => {
    const label = { symbol: 'data_matrix', text: '0004711' } as const;
    const labels = [
      { ...label, x: 0.3 },
      { ...label, x: 0.5, angle: 30 },
      { symbol: 'code_128', text: 'TUBE-1', x: 0.7, y: 0.8 },
    ] as const;
    const codes = await read(await takePicture({ ...SMALL, labels, noise: 2 }));
    expect(codes.map(({ text }) => text).toSorted()).toEqual(['0004711', '0004711', 'TUBE-1']);
  });

  it('is read among many others', async () => {
    const labels = Array.from({ length: 96 }, (_, index): Label => {
      const [x, y] = [0.06 + (index % 12) * 0.08, 0.08 + Math.floor(index / 12) * 0.12];
      return { symbol: 'data_matrix', text: `T${String(index).padStart(4, '0')}`, x, y, angle: (index * 53) % 360 };
    });
    const codes = await read(await takePicture({ labels, width: 1884, height: 1276 }));
    expect(new Set(codes.map((code) => code.text))).toEqual(new Set(labels.map((label) => label.text)));
  });
});

describe('a picture without a code', () => {
  it('gives nothing', async () => {
    expect(await read(await takePicture({ ...SMALL, labels: [], noise: 20 }))).toEqual([]);
  });

  it('of one pixel gives nothing', async () => {
    expect(await read({ data: new Uint8ClampedArray(4), width: 1, height: 1 })).toEqual([]);
  });
});

describe('a moving picture', () => {
  it('shows an inverted, turned code within one round of efforts', async () => {
    const frame = await photo({ symbol: 'data_matrix', text: '0004711', inverted: true, angle: 30 });
    const seen: string[] = [];
    for (let at = 0; at < CAMERA_PASSES.length; at += 1) {
      const codes = await decoder.decode(frame, { at, source: 'camera' });
      seen.push(...codes.map((code) => code.text));
    }
    expect(seen).toContain('0004711');
  });
});

const blackBox = join(import.meta.dirname, '../../../../shared/data/barcodes');
const isThere = existsSync(blackBox);
const images = isThere
  ? readdirSync(blackBox, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.png'))
  : [];
/** Symbols that set up a scanner: they are read by machines and name nothing. */
const PROGRAMMING: ReadonlySet<string> = new Set(['code128-1/7.png', 'datamatrix-1/reader-init.png']);

describe(
  isThere ? 'the black box images' : 'the black box images (skipped: ../shared/data/barcodes is not there)',
  () => {
    it.skipIf(!isThere).each(images)('%s is read as its text file says', async (name) => {
      const path = join(blackBox, name);
      const { data, info } = await sharp(path)
        .flatten({ background: '#fff' })
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const expected = PROGRAMMING.has(name) ? [] : [readFileSync(path.replace(/png$/, 'txt'), 'utf8')];
      const codes = await read({ data: new Uint8ClampedArray(data), width: info.width, height: info.height });
      expect(codes.map((code) => code.text)).toEqual(expected);
    });

    it.runIf(isThere)('are there to be read', () => {
      expect(images.length).toBeGreaterThan(20);
    });
  },
);
