import { BrowserMultiFormatOneDReader, BrowserQRCodeReader, type BrowserCodeReader } from '@zxing/browser';
import {
  BarcodeFormat,
  BinaryBitmap,
  type Binarizer,
  ChecksumException,
  DecodeHintType,
  FormatException,
  GlobalHistogramBinarizer,
  HybridBinarizer,
  NotFoundException,
  type Result,
} from '@zxing/library';
import { splitSymbologyIdentifier } from '../../domain/barcodes/index.ts';
import type { CodeFormat, DecodedCode, Decoder, DecodeRequest } from '../ports.ts';
import { canonicalText } from './canonical.ts';
import { quarterTurned, smoothed, type Picture } from './picture.ts';
import { PictureSource } from './picture-source.ts';
import { createFrameReader } from './pixels.ts';

const NAMES: ReadonlyMap<BarcodeFormat, CodeFormat> = new Map([
  [BarcodeFormat.CODE_128, 'code_128'],
  [BarcodeFormat.CODE_39, 'code_39'],
  [BarcodeFormat.CODABAR, 'codabar'],
  [BarcodeFormat.EAN_8, 'ean_8'],
  [BarcodeFormat.EAN_13, 'ean_13'],
  [BarcodeFormat.ITF, 'itf'],
  [BarcodeFormat.QR_CODE, 'qr_code'],
]);

/** What `@zxing/browser` reads well; Data Matrix, PDF417 and Aztec are left to others. */
export const SCRIPT_FORMATS: readonly CodeFormat[] = [...NAMES.values()];

interface Effort {
  readonly linear: { readonly turned: boolean; readonly smooth: boolean };
  readonly qr: 'sharp' | 'smooth' | 'global';
}

/** What is tried on successive frames: each reads something that the others miss in a noisy picture. */
const EFFORTS: readonly [Effort, ...Effort[]] = [
  { linear: { turned: false, smooth: false }, qr: 'sharp' },
  { linear: { turned: true, smooth: true }, qr: 'smooth' },
  { linear: { turned: false, smooth: true }, qr: 'global' },
  { linear: { turned: true, smooth: false }, qr: 'sharp' },
];

const QR_BINARIZERS: Readonly<Record<Effort['qr'], (sharp: Picture, smooth: Picture) => Binarizer>> = {
  sharp: (sharp) => new HybridBinarizer(new PictureSource(sharp)),
  smooth: (_sharp, smooth) => new HybridBinarizer(new PictureSource(smooth)),
  global: (sharp) => new GlobalHistogramBinarizer(new PictureSource(sharp)),
};

/**
 * Reads 1D and QR codes with `@zxing/browser`, without WebAssembly: from the first moment, before the large module is
 * there, and on phones that forbid it. Its multi-format reader is not used because that one writes a stack to the
 * console for every frame without a code.
 */
export function createZxingScriptDecoder(formats: readonly CodeFormat[]): Decoder {
  const wanted = formats.filter((format) => SCRIPT_FORMATS.includes(format));
  const linear = [...NAMES].filter(([format, name]) => format !== BarcodeFormat.QR_CODE && wanted.includes(name));
  const hints = new Map<DecodeHintType, unknown>([
    [DecodeHintType.POSSIBLE_FORMATS, linear.map(([format]) => format)],
    // Without it the FNC1 of a GS1-128 symbol is dropped in silence and two values run into one.
    [DecodeHintType.ASSUME_GS1, true],
  ]);
  const linearReader = linear.length > 0 ? new BrowserMultiFormatOneDReader(hints) : null;
  const qrReader = wanted.includes('qr_code') ? new BrowserQRCodeReader() : null;
  const look = createFrameReader();
  let frames = 0;
  return {
    id: 'zxing-script',
    formats: wanted,
    decode: async (frame, request) => {
      const effort = EFFORTS[frames % EFFORTS.length] ?? EFFORTS[0];
      frames += 1;
      const { picture: sharp, toFrame } = await look(frame, request.look);
      const smooth = effort.linear.smooth || effort.qr === 'smooth' ? smoothed(sharp) : sharp;
      const upright = effort.linear.smooth ? smooth : sharp;
      const linear = effort.linear.turned ? quarterTurned(upright) : upright;
      const found = [
        linearReader && read(linearReader, new HybridBinarizer(new PictureSource(linear))),
        qrReader && read(qrReader, QR_BINARIZERS[effort.qr](sharp, smooth)),
      ];
      return found.flatMap((result) => {
        const code = codeOf(result, request, sharp, effort.linear.turned);
        return code === null ? [] : [{ ...code, corners: (code.corners ?? []).map(toFrame) }];
      });
    },
    close: () => undefined,
  };
}

function read(reader: BrowserCodeReader, binarizer: Binarizer): Result | null {
  try {
    return reader.decodeBitmap(new BinaryBitmap(binarizer));
  } catch (error) {
    const isMiss =
      error instanceof NotFoundException || error instanceof ChecksumException || error instanceof FormatException;
    if (isMiss) return null;
    throw error;
  }
}

function codeOf(
  result: Result | null,
  { at, source }: DecodeRequest,
  picture: Picture,
  wasTurned: boolean,
): DecodedCode | null {
  const format = result === null ? undefined : NAMES.get(result.getBarcodeFormat());
  if (result === null || format === undefined) return null;
  // Only the Code 128 reader says GS1, by putting the identifier in front of the text.
  const { text, symbologyIdentifier } =
    format === 'code_128' ? splitSymbologyIdentifier(result.getText()) : { text: result.getText() };
  const identifier = format === 'code_128' ? (symbologyIdentifier ?? ']C0') : undefined;
  const isUpright = format === 'qr_code' || !wasTurned;
  const corners = result
    .getResultPoints()
    .map((point) =>
      isUpright ? { x: point.getX(), y: point.getY() } : { x: picture.width - 1 - point.getY(), y: point.getX() },
    );
  return {
    text: canonicalText(format, text),
    format,
    ...(identifier === undefined ? {} : { symbologyIdentifier: identifier }),
    at,
    source,
    corners,
  };
}
