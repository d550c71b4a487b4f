import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { DemoCode } from './codes.ts';
import { codesPage } from './sheet.ts';

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = readFileSync(wasm);
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(bytes).buffer }, fireImmediately: true });
});

const page = async (codes: DemoCode[]) =>
  String(await codesPage([{ name: 'Lab', groups: [{ title: 'T', hint: '', codes }] }]));

/** What a reader sees in the only symbol of a page. */
async function scan(html: string): Promise<string[]> {
  const svg = /<svg[\s\S]*?<\/svg>/.exec(html)?.[0] ?? '';
  const image = sharp(Buffer.from(svg), { density: 200 }).flatten({ background: '#fff' });
  const png = await image.extend({ top: 40, bottom: 40, left: 40, right: 40, background: '#fff' }).png().toBuffer();
  return (await readBarcodes(new Uint8Array(png))).map((found) => found.text);
}

test.each([
  ['qrcode', 'FRZ-01-S1-R1'],
  ['datamatrix', 'NB000250'],
  ['code128', 'B-1111'],
  ['code128', '007'],
  ['qrcode', 'Größe 4 °C'],
] as const)('a %s symbol says %s to a reader', async (symbology, text) => {
  expect(await scan(await page([{ text, label: 'x', symbology }]))).toEqual([text]);
});

test('a text that no line code can carry is printed as a code that can', async () => {
  expect(await scan(await page([{ text: '箱 1', label: 'x', symbology: 'code128' }]))).toEqual(['箱 1']);
});

test('a name cannot put markup into the page', async () => {
  const html = await page([{ text: 'A', label: '<script>alert(1)</script>', symbology: 'qrcode' }]);
  expect(html).not.toContain('<script>alert');
});
