import { describe, expect, it, vi } from 'vitest';
import { takePicture } from '../../../e2e/fixtures/camera-render.ts';
import { identityOf } from '../../domain/barcodes/index.ts';
import { CODE_FORMATS, type DecodedCode, type Pixels } from '../ports.ts';
import { LABELS } from '../testing/labels.ts';
import { isUndecided } from './canonical.ts';
import { createZxingScriptDecoder, SCRIPT_FORMATS } from './zxing-script.ts';

// Hundreds of texts and pictures: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 30_000 });

const readable = LABELS.filter(({ format }) => SCRIPT_FORMATS.includes(format));

/** As much of a picture as a label needs: time is spent on pixels. */
const SMALL = { width: 840, height: 400 } as const;

/** The decoder takes turns at different efforts, one for each frame. */
async function readFrames(frame: Pixels): Promise<DecodedCode[]> {
  const decoder = createZxingScriptDecoder(CODE_FORMATS);
  const codes: DecodedCode[] = [];
  for (let at = 0; at < 4; at += 1) codes.push(...(await decoder.decode(frame, { at, source: 'camera' })));
  return codes;
}

describe('the decoder without WebAssembly', () => {
  it('offers 1D and QR codes and leaves the rest to others', () => {
    expect(createZxingScriptDecoder(CODE_FORMATS).formats).toEqual(SCRIPT_FORMATS);
  });

  it.each(readable)('reads $symbol as $read, as every other decoder does', async ({ symbol, text, format, read }) => {
    const codes = await readFrames(await takePicture({ ...SMALL, labels: [{ symbol, text, module: 3 }], noise: 2 }));
    expect(codes.map((code) => [code.format, code.text])).toContainEqual([format, read]);
    expect(codes.filter((code) => code.text !== read)).toEqual([]);
  });

  it('reads a 1D code that stands upright', async () => {
    const frame = await takePicture({
      ...SMALL,
      labels: [{ symbol: 'code_128', text: 'TUBE-1', angle: 90 }],
      noise: 2,
    });
    expect((await readFrames(frame)).map(({ text }) => text)).toContain('TUBE-1');
  });

  it('tells a GS1-128 symbol from a plain one', async () => {
    const label = { symbol: 'gs1_128', text: '(01)09506000134352(10)LOT7(21)A1' } as const;
    const [code] = await readFrames(await takePicture({ ...SMALL, labels: [label], noise: 2 }));
    expect(code && identityOf(code)).toMatchObject({ kind: 'unit', text: '010950600013435221A1' });
  });

  it('admits that it cannot tell a GS1 QR code from a plain one', async () => {
    const label = { symbol: 'gs1_qr_code', text: '(01)09506000134352(21)A1', module: 4 } as const;
    const codes = await readFrames(await takePicture({ ...SMALL, labels: [label], noise: 3 }));
    expect(codes.map(isUndecided)).toContain(true);
  });

  it('finds nothing, says nothing and writes nothing to the console where there is no code', async () => {
    const written = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error'), vi.spyOn(console, 'log')];
    expect(await readFrames(await takePicture({ ...SMALL, labels: [], noise: 20 }))).toEqual([]);
    expect(written.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });
});
