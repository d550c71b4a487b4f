import {
  prepareZXingModule,
  purgeZXingModule,
  readBarcodes,
  type ReaderOptions,
  type ReadResult,
} from 'zxing-wasm/reader';
import type { CodeFormat, DecodedCode, Decoder, DecodeRequest } from '../ports.ts';
import { canonicalText } from './canonical.ts';
import { STILL_PASSES, takeTurns, type Pass } from './passes.ts';
import { smoothed, turnedBy, type Picture } from './picture.ts';
import { createFrameReader, type Looked } from './pixels.ts';
import { isSameSymbol } from './place.ts';

type ZxingFormat = NonNullable<ReaderOptions['formats']>[number];

/** Code 39 without its "full ASCII" pairs: no other decoder reads those, and one label must have one text. */
const NAMES = {
  code_128: 'Code128',
  code_39: 'Code39Std',
  codabar: 'Codabar',
  ean_8: 'EAN8',
  ean_13: 'EAN13',
  itf: 'ITF',
  qr_code: 'QRCode',
  data_matrix: 'DataMatrix',
  pdf417: 'PDF417',
  aztec: 'AztecCode',
} as const satisfies Record<CodeFormat, ZxingFormat>;

const SYMBOLOGIES: Readonly<Record<string, CodeFormat>> = {
  ...{ Code128: 'code_128', Code39: 'code_39', Codabar: 'codabar', EAN8: 'ean_8', EAN13: 'ean_13', UPCA: 'ean_13' },
  ...{ ITF: 'itf', ITF14: 'itf', QRCode: 'qr_code', QRCodeModel2: 'qr_code', QRCodeModel1: 'qr_code' },
  ...{ DataMatrix: 'data_matrix', PDF417: 'pdf417', Aztec: 'aztec', AztecCode: 'aztec', Code39Std: 'code_39' },
};

/** A rack holds 96 tubes, a larger one 384; more symbols than the library counts cannot be asked for. */
const MOST_SYMBOLS_IN_A_STILL = 255;
const MOST_SYMBOLS_IN_A_FRAME = 16;

/** Where the WebAssembly module comes from: an address in the browser, the bytes themselves in Node. */
export type WasmSource = { readonly url: string } | { readonly bytes: ArrayBuffer };

/** Reads every format, turned, inverted and faint too. Meant to live in a worker. */
export function createZxingWasmDecoder(source: WasmSource, formats: readonly CodeFormat[]): Decoder {
  // The library compares overrides by identity: this very object, or it would load the module again for each frame.
  const overrides = 'url' in source ? { locateFile: () => source.url } : { wasmBinary: source.bytes };
  const look = createFrameReader();
  const turns = takeTurns();
  return {
    id: 'zxing-wasm',
    formats,
    async decode(frame, request) {
      await load(overrides);
      const looked = await look(frame, request.look);
      const passes = request.source === 'still' ? STILL_PASSES : [turns(request.isNew === true)];
      const codes: DecodedCode[] = [];
      for (const pass of passes) {
        for (const code of await readPass(pass, looked, formats, request)) {
          if (!codes.some((known) => isSameSymbol(known, code))) codes.push(code);
        }
      }
      return codes;
    },
    close() {
      purgeZXingModule();
    },
  };
}

async function readPass(
  pass: Pass,
  { picture: sharp, toFrame }: Looked,
  wanted: readonly CodeFormat[],
  request: DecodeRequest,
): Promise<DecodedCode[]> {
  const formats = wanted.filter((format) => pass.formats?.includes(format) ?? true);
  // No formats would mean all of them.
  if (formats.length === 0) return [];
  const options: ReaderOptions = {
    ...pass.options,
    formats: formats.map((format) => NAMES[format]),
    textMode: 'Plain',
    maxNumberOfSymbols: request.source === 'still' ? MOST_SYMBOLS_IN_A_STILL : MOST_SYMBOLS_IN_A_FRAME,
  };
  const picture = pass.isSmooth === true ? smoothed(sharp) : sharp;
  const codes: DecodedCode[] = [];
  for (const angle of pass.angles ?? [0]) {
    const turned = angle === 0 ? null : turnedBy(angle, picture);
    const place: Looked['toFrame'] = turned === null ? toFrame : (point) => toFrame(turned.toUpright(point));
    const results = await readBarcodes(imageOf(turned?.picture ?? picture), options);
    codes.push(...results.flatMap((result) => codeOf(result, request, place)));
    if (codes.length > 0 && request.source === 'camera') break;
  }
  return codes;
}

/**
 * As an image file in grey (PGM), which is a line of text and then the pixels: the one form without colours that the library takes, and it
 * is spared turning colours into brightness once more.
 */
function imageOf({ data, width, height }: Picture): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(head.length + data.length);
  file.set(head);
  file.set(data, head.length);
  return file;
}

/** Loads the module once; a download that failed is forgotten, so that the next frame tries again. */
async function load(overrides: { locateFile: () => string } | { wasmBinary: ArrayBuffer }): Promise<void> {
  try {
    await prepareZXingModule({ overrides, fireImmediately: true });
  } catch (error) {
    purgeZXingModule();
    throw error;
  }
}

function codeOf(result: ReadResult, { at, source }: DecodeRequest, toFrame: Looked['toFrame']): DecodedCode[] {
  const format = SYMBOLOGIES[result.format] ?? SYMBOLOGIES[result.symbology];
  // Reader programming symbols change the settings of a scanner; they name nothing.
  if (!result.isValid || format === undefined || result.readerInit) return [];
  const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
  return [
    {
      text: canonicalText(format, result.text),
      format,
      ...(result.symbologyIdentifier === '' ? {} : { symbologyIdentifier: result.symbologyIdentifier }),
      at,
      source,
      corners: [topLeft, topRight, bottomRight, bottomLeft].map(toFrame),
    },
  ];
}
